package org.trainyard.jobs.training;

import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.common.spark.JobLabel;
import org.trainyard.jobs.runtime.NativeRuntime;

/** Asks the executors for their numeric fingerprint before a training begins. */
final class FingerprintProbe {
  private FingerprintProbe() {}

  /** The fingerprints found, the first executor's first. */
  static List<NumericFingerprint> run(JavaSparkContext context, int threadsPerTask) {
    JobLabel.set(context.sc(), "train: numeric fingerprint of the executors");
    int tasks = Math.max(1, context.defaultParallelism());
    return context
        .parallelize(Collections.nCopies(tasks, threadsPerTask), tasks)
        .map(NativeRuntime::fingerprint)
        .collect()
        .stream()
        .distinct()
        .toList();
  }
}
