package org.trainyard.jobs.training.round;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.jobs.network.FlatState;

class DivergenceTest {
  private static void check(double loss, float parameter) {
    check(loss, parameter, 0);
  }

  private static void check(double loss, float parameter, float remembered) {
    NumericFingerprint fingerprint = new NumericFingerprint("test", "generic", "none", "off", 1);
    WorkerReport report =
        new WorkerReport(0, new long[] {1, 2}, 1, 2 * loss, 1, fingerprint, List.of());
    FlatState averaged = new FlatState(new float[] {1, parameter}, new float[0]);
    new Divergence(Optional.of(2.3), "Lower it")
        .check(
            new RoundOutcome(averaged, List.of(report), 8, 1),
            new RoundState(16, 3, 0, 0, averaged),
            new RoundState(17, 4, 0, 0, averaged, new float[] {remembered}));
  }

  private static void assertDiverged(String what, double loss, float parameter) {
    JobException thrown = assertThrows(JobException.class, () -> check(loss, parameter));
    assertEquals(ExitCode.FAILED, thrown.exitCode());
    assertTrue(
        thrown.getMessage().startsWith(what + " in round 17 (epoch 4). Lower"),
        thrown.getMessage());
  }

  @Test
  void aHealthyRoundPasses() {
    assertDoesNotThrow(() -> check(2.1, -3e9f));
    assertDoesNotThrow(() -> check(50, 0), "a loss may grow for a while");
  }

  @Test
  void whatIsNoNumberEndsTheTraining() {
    assertDiverged("the loss is NaN", Double.NaN, 1);
    assertDiverged("the loss is Infinity", Double.POSITIVE_INFINITY, 1);
    assertDiverged("a parameter is NaN", 1, Float.NaN);
    assertDiverged("a parameter is -Infinity", 1, Float.NEGATIVE_INFINITY);
  }

  @Test
  void whatTheAveragingRuleRemembersIsCheckedAsWell() {
    JobException thrown = assertThrows(JobException.class, () -> check(1, 1, Float.NaN));

    assertTrue(
        thrown.getMessage().startsWith("a number that the averaging rule remembers is NaN in"),
        thrown.getMessage());
  }

  @Test
  void aLossThatExplodesEndsTheTraining() {
    assertDiverged("the loss has grown from 2.3 to 1000000.0", 1e6, 1);
  }
}
