/**
 * The drop-in for dl4j-spark: its {@code TrainingMaster}, on our engine. Needs dl4j-spark on the
 * class path, which nothing else in this module does.
 */
package org.trainyard.jobs.dl4jspark;
