package org.trainyard.jobs.training;

import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.common.spark.JobLabel;
import org.trainyard.jobs.runtime.NativeRuntime;

/** Asks the executors for their numeric fingerprint before a training begins. */
final class FingerprintProbe {
  private FingerprintProbe() {}

  /**
   * The fingerprint that all executors have.
   *
   * @throws UsageException if they differ
   */
  static NumericFingerprint run(JavaSparkContext context, int threadsPerTask) {
    JobLabel.set(context.sc(), "train: numeric fingerprint of the executors");
    int tasks = Math.max(1, context.defaultParallelism());
    List<NumericFingerprint> found =
        context
            .parallelize(Collections.nCopies(tasks, threadsPerTask), tasks)
            .map(NativeRuntime::fingerprint)
            .collect();
    NumericFingerprint first = found.get(0);
    found.forEach(other -> requireSame(first, other));
    return first;
  }

  /** Refuses two fingerprints that differ. */
  static void requireSame(NumericFingerprint expected, NumericFingerprint found) {
    List<String> differences = found.differences(expected);
    if (!differences.isEmpty()) {
      throw new UsageException(
          "executors compute with other last bits: "
              + String.join("; ", differences)
              + ". Give all of them, and the run that is resumed, one numeric.instruction-set and"
              + " one spark.task.cpus, or take another run-id");
    }
  }
}
