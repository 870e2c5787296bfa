/**
 * A simulator of one training round: who does what when, from costs that were measured and hardware
 * that is given. No Spark and no files here.
 */
package org.trainyard.benchmarks.scaling.model;
