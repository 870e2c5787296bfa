package org.trainyard.dataprep.tokenize.encode;

import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

/**
 * A text that cleaning rejects, or of which no token is made. Says nothing of what the text holds.
 */
public final class RejectedTextException extends JobException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  RejectedTextException(String reason) {
    super(
        ExitCode.CONTENT,
        "the text is rejected by what prepared the data that the model was trained on: " + reason);
    this.reason = reason;
  }

  /**
   * The rule and its reason, for example {@code min-characters: fewer than 10 characters}, or that
   * there is no token.
   */
  public String reason() {
    return reason;
  }
}
