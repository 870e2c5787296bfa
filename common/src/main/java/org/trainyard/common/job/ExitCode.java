package org.trainyard.common.job;

/** What a command's exit status means to the script or scheduler that started it. */
public enum ExitCode {
  /** Done, now or in an earlier run with the same run id. */
  DONE(0),
  /** An internal failure: a defect, or a cluster that did not do its part. */
  FAILED(1),
  /** Wrong usage or settings, or a path that cannot be read. */
  USAGE(2),
  /** The content was rejected: wrong format, too many quarantined rows, an empty split. */
  CONTENT(3),
  /** The gate refused the model. */
  REFUSED(4);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** The process exit status. */
  public int status() {
    return status;
  }
}
