/**
 * What runs inside the measured process of Trainyard on networks over tokens: the engine's own
 * rounds on rows that are made up, without a dataset and checkpoints.
 */
package org.trainyard.benchmarks.engine;
