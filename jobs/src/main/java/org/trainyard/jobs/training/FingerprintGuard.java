package org.trainyard.jobs.training;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.provenance.NumericFingerprint;

/**
 * Sees to it that everything a run computes is computed with one numeric fingerprint; or, where the
 * settings allow several, notes which others took part.
 */
public final class FingerprintGuard {
  private static final Logger LOG = LoggerFactory.getLogger(FingerprintGuard.class);

  /** What is done about a fingerprint that differs. */
  public enum Policy {
    /** The run ends: its bytes could not be made again. */
    REFUSE,
    /** The run goes on, and says that its bytes may differ. */
    ALLOW
  }

  private final NumericFingerprint expected;
  private final Policy policy;
  private final List<NumericFingerprint> others;

  /**
   * A guard.
   *
   * @param expected the run's own fingerprint
   * @param others those that took part before
   */
  FingerprintGuard(NumericFingerprint expected, Policy policy, List<NumericFingerprint> others) {
    this.expected = expected;
    this.policy = policy;
    this.others = new ArrayList<>(others);
  }

  /**
   * Lets a fingerprint pass, or not.
   *
   * @throws UsageException if it differs and that is not allowed
   */
  void check(NumericFingerprint found) {
    List<String> differences = found.differences(expected);
    if (differences.isEmpty() || others.contains(found)) {
      return;
    }
    String what =
        "an executor computes with other last bits than the run began with: "
            + String.join("; ", differences);
    if (policy == Policy.REFUSE) {
      throw new UsageException(
          what
              + ". Give all of them, and the run that is resumed, one numeric.instruction-set and"
              + " one spark.task.cpus; or take another run-id; or set numeric.allow-mixed = true,"
              + " and the same settings may give other bytes");
    }
    LOG.warn(
        "{}; numeric.allow-mixed lets it pass, but the same settings may give other bytes", what);
    others.add(found);
  }

  /** The run's own fingerprint. */
  NumericFingerprint expected() {
    return expected;
  }

  /** The others that took part. */
  List<NumericFingerprint> others() {
    return List.copyOf(others);
  }
}
