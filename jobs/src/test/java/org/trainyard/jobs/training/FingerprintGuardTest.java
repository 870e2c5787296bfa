package org.trainyard.jobs.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.provenance.NumericFingerprint;

class FingerprintGuardTest {
  private static final NumericFingerprint OURS =
      new NumericFingerprint("nd4j 1", "avx2", "Haswell", "AVX2", 1);
  private static final NumericFingerprint OTHER =
      new NumericFingerprint("nd4j 1", "avx2", "Haswell", "AVX2", 2);

  @Test
  void anEqualOnePasses() {
    FingerprintGuard guard = new FingerprintGuard(OURS, FingerprintGuard.Policy.REFUSE, List.of());

    assertDoesNotThrow(
        () -> guard.check(new NumericFingerprint("nd4j 1", "avx2", "Haswell", "AVX2", 1)));
    assertEquals(List.of(), guard.others());
  }

  @Test
  void anotherIsRefusedWithTheDifferenceAndTheWaysOut() {
    FingerprintGuard guard = new FingerprintGuard(OURS, FingerprintGuard.Policy.REFUSE, List.of());

    UsageException thrown = assertThrows(UsageException.class, () -> guard.check(OTHER));

    assertEquals(ExitCode.USAGE, thrown.exitCode());
    for (String part :
        List.of("spark.task.cpus", "numeric.instruction-set", "numeric.allow-mixed", "run-id")) {
      assertTrue(thrown.getMessage().contains(part), thrown.getMessage());
    }
  }

  @Test
  void whereItIsAllowedItPassesAndIsNotedOnce() {
    FingerprintGuard guard = new FingerprintGuard(OURS, FingerprintGuard.Policy.ALLOW, List.of());

    guard.check(OTHER);
    guard.check(OURS);
    guard.check(OTHER);

    assertEquals(List.of(OTHER), guard.others());
  }

  @Test
  void whatTookPartBeforeIsNotForgotten() {
    FingerprintGuard guard =
        new FingerprintGuard(OURS, FingerprintGuard.Policy.ALLOW, List.of(OTHER));

    assertEquals(List.of(OTHER), guard.others());
  }
}
