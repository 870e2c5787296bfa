package org.trainyard.jobs.training;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.common.spark.JobLabel;
import org.trainyard.jobs.runtime.NativeRuntime;

/**
 * Asks the executors for their numeric fingerprint before a training begins; meanwhile the driver
 * has other work to do.
 */
final class FingerprintProbe {
  private final JavaFutureAction<List<NumericFingerprint>> answers;

  private FingerprintProbe(JavaFutureAction<List<NumericFingerprint>> answers) {
    this.answers = answers;
  }

  /** Asks. */
  static FingerprintProbe begin(JavaSparkContext context, int threadsPerTask) {
    JobLabel.set(context.sc(), "train: numeric fingerprint of the executors");
    int tasks = Math.max(1, context.defaultParallelism());
    return new FingerprintProbe(
        context
            .parallelize(Collections.nCopies(tasks, threadsPerTask), tasks)
            .map(NativeRuntime::fingerprint)
            .collectAsync());
  }

  /** Waits for the fingerprints found, the first executor's first. */
  List<NumericFingerprint> await() {
    try {
      return answers.get().stream().distinct().toList();
    } catch (ExecutionException e) {
      throw new IllegalStateException("no numeric fingerprint of the executors", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while executors were asked", e);
    }
  }
}
