/**
 * Rounds on real Spark by the engine itself, with workers that sleep where they would compute, and
 * what the simulator's costs are by them.
 */
package org.trainyard.benchmarks.scaling.measure;
