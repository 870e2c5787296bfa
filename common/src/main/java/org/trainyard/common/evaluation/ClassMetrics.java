package org.trainyard.common.evaluation;

/**
 * How well one class is told from all others.
 *
 * @param label the class's name
 * @param support rows of this class
 * @param precision share of rows predicted as this class that are of it; 0 if none was predicted
 * @param recall share of this class's rows that were predicted as it; 0 if it has no rows
 * @param f1 harmonic mean of precision and recall; 0 if both are 0
 * @param rocAuc area under the receiver operating characteristic, one class against the rest; NaN,
 *     written as text, where it is not defined for lack of rows on one side
 */
public record ClassMetrics(
    String label, long support, double precision, double recall, double f1, double rocAuc) {}
