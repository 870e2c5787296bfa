package org.trainyard.common.job;

/** Wrong usage or settings, or a path that cannot be read. */
public final class UsageException extends JobException {
  private static final long serialVersionUID = 1L;

  /** Makes the failure; the message names the place, the value found and the way out. */
  public UsageException(String message) {
    super(ExitCode.USAGE, message);
  }

  /** Makes the failure; the message names the place, the value found and the way out. */
  public UsageException(String message, Throwable cause) {
    super(ExitCode.USAGE, message, cause);
  }
}
