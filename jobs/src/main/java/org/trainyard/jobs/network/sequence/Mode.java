package org.trainyard.jobs.network.sequence;

/** What a layer is run for. */
enum Mode {
  /** Dropout is on, and what the way back needs is kept. */
  TRAINING,
  /** No dropout, nothing kept. */
  INFERENCE;

  /** DL4J's flag. */
  static Mode of(boolean training) {
    return training ? TRAINING : INFERENCE;
  }
}
