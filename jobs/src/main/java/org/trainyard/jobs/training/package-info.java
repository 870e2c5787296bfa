/**
 * Training in rounds: the plan of who trains which rows when, the workers, the averaging, the
 * ledger, checkpoints, and the job that puts them together.
 */
package org.trainyard.jobs.training;
