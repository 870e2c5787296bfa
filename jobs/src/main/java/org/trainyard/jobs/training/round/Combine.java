package org.trainyard.jobs.training.round;

/**
 * The step that turns where the workers arrived into one state. All ways do the same sums in the
 * same order, and so give the same bytes; they differ in where the sums are done.
 */
interface Combine {
  /** Runs the workers, and averages where they arrived. */
  Combined combine(Workers workers);
}
