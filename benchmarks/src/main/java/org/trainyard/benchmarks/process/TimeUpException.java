package org.trainyard.benchmarks.process;

import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

/** A child process was not done in its time, and was ended. */
public final class TimeUpException extends JobException {
  private static final long serialVersionUID = 1L;

  TimeUpException(String message) {
    super(ExitCode.FAILED, message);
  }
}
