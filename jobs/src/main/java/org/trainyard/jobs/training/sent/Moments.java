package org.trainyard.jobs.training.sent;

/** What becomes of the optimizer's moments between two rounds. */
public enum Moments {
  /** The mean of the workers', as of the parameters. */
  AVERAGE,
  /** What they were at the beginning of the training; workers do not send theirs. */
  RESET
}
