package org.trainyard.jobs.training.checkpoint;

/** A checkpoint was complete and is no more: it is as good as none. */
final class DamagedCheckpointException extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedCheckpointException(String message) {
    super(message);
  }
}
