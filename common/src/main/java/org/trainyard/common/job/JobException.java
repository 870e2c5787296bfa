package org.trainyard.common.job;

/**
 * A failure whose message is written for the user: it says what was found, what is allowed and the
 * way out. It is shown without a stack trace.
 */
public class JobException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /** Makes a failure that ends the process with the given code. */
  public JobException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Makes a failure that ends the process with the given code. */
  public JobException(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The code that the process ends with. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
