/** Spark sessions with pinned numerics, names of jobs, the wait for executors, progress. */
package org.trainyard.common.spark;
