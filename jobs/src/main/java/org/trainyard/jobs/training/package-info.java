/**
 * A training from its settings to its run directory: the loop over rounds, the account of every
 * row, validation, early stopping, and the job that puts them together. The parts of a round live
 * in the packages below.
 */
package org.trainyard.jobs.training;
