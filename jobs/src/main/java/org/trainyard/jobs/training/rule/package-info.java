/**
 * Averaging rules: how the shared parameters move once it is known where the workers arrived on
 * average. Runs on the driver between two rounds; no Spark here.
 */
package org.trainyard.jobs.training.rule;
