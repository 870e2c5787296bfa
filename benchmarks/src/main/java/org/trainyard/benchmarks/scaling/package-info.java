/**
 * How far training by rounds scales: commands that measure what a round costs here, and predict
 * rounds of clusters that nobody has at hand. The arithmetic is in {@code model}.
 */
package org.trainyard.benchmarks.scaling;
