package org.trainyard.dataprep.tokenize.encode;

import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

/** A text that cleaning rejects: there are no tokens of it. Says nothing of what the text holds. */
public final class RejectedTextException extends JobException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  RejectedTextException(String reason) {
    super(
        ExitCode.CONTENT,
        "the text is rejected, as in the preparation of the data that the model was trained on: "
            + reason);
    this.reason = reason;
  }

  /** The rule and its reason, for example {@code min-characters: fewer than 10 characters}. */
  public String reason() {
    return reason;
  }
}
