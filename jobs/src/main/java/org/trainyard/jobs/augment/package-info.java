/**
 * Images changed at random each time they are trained. What is drawn follows from the seed, the
 * epoch and the row alone, so that a run that is resumed draws the same.
 */
package org.trainyard.jobs.augment;
