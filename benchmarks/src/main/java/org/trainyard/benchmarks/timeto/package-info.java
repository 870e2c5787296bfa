/**
 * Wall time to a given test accuracy: how long a training has to be to reach it, and how long that
 * takes, for each contender in processes of its own.
 */
package org.trainyard.benchmarks.timeto;
