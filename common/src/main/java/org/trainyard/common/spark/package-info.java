/**
 * Spark sessions with pinned numerics, names of jobs, the wait for executors, the watch over
 * progress, and what Spark's failures mean.
 */
package org.trainyard.common.spark;
