/**
 * What averaging costs in accuracy: trainings with one worker and with several, paired by seed, and
 * the mean of their differences with its interval. Trains through Trainyard's own jobs alone.
 */
package org.trainyard.benchmarks.averaging;
