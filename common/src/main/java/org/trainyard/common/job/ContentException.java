package org.trainyard.common.job;

/** Content that is not what it should be: a wrong format, an empty split, missing labels. */
public final class ContentException extends JobException {
  private static final long serialVersionUID = 1L;

  /** Makes the failure; the message names the place, the value found and the way out. */
  public ContentException(String message) {
    super(ExitCode.CONTENT, message);
  }

  /** Makes the failure; the message names the place, the value found and the way out. */
  public ContentException(String message, Throwable cause) {
    super(ExitCode.CONTENT, message, cause);
  }
}
