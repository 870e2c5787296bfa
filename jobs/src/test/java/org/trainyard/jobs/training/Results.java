package org.trainyard.jobs.training;

import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.jobs.network.FlatState;

/** Results of workers for tests. */
final class Results {
  private static final NumericFingerprint FINGERPRINT =
      new NumericFingerprint("test", "generic", "none", "off", 1);

  private Results() {}

  static WorkerResult of(int worker, long[] rows, float[] parameters, float... moments) {
    return new WorkerResult(worker, new FlatState(parameters, moments), rows, 1, 0, 0, FINGERPRINT);
  }

  static WorkerResult of(int worker, int rows, float... parameters) {
    return of(worker, new long[rows], parameters);
  }
}
