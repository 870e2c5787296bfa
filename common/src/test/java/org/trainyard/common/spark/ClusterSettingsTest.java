package org.trainyard.common.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.SettingsSource;

class ClusterSettingsTest {
  private final Problems problems = new Problems();

  private ClusterSettings read(String... sets) {
    return ClusterSettings.read(SettingsSource.load(Optional.empty(), List.of(sets), problems));
  }

  @Test
  void defaults() {
    assertEquals(
        new ClusterSettings(
            Map.of(), Duration.ofMinutes(2), Duration.ofMinutes(10), Optional.empty()),
        read());
    assertEquals(List.of(), problems.messages());
  }

  @Test
  void mapping() {
    ClusterSettings read =
        read(
            "spark.master=local[2]",
            "spark.authenticate=true",
            "spark.authenticate.secret=x",
            "cluster.executor-timeout-seconds=5",
            "cluster.stall-timeout-seconds=30",
            "numeric.instruction-set=avx512");

    assertEquals(
        new ClusterSettings(
            Map.of("master", "local[2]", "authenticate", "true", "authenticate.secret", "x"),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Optional.of(InstructionSet.AVX512)),
        read);
    assertEquals(List.of(), problems.messages());
  }

  @Test
  void aSecretWithoutAuthenticationIsAProblem() {
    read("spark.authenticate.secret=x");

    assertEquals(1, problems.messages().size());
    assertTrue(
        problems
            .messages()
            .get(0)
            .startsWith("spark.authenticate.secret is set but spark.authenticate is not."),
        problems.messages().toString());
  }

  @Test
  void anInstructionSetNobodyKnowsIsAProblem() {
    read("numeric.instruction-set=avx3");

    assertEquals(
        List.of(
            "numeric.instruction-set = \"avx3\" (--set): numeric.instruction-set is one of auto,"
                + " generic, avx2, avx512. Did you mean \"avx2\"?"),
        problems.messages());
  }

  @Test
  void theWatchWaitsForThreeHeartbeatsAtLeast() {
    read("cluster.stall-timeout-seconds=29");

    assertEquals(
        List.of(
            "cluster.stall-timeout-seconds = \"29\" (--set): cluster.stall-timeout-seconds is at"
                + " least 30: 3 times spark.executor.heartbeatInterval, by which a task tells that"
                + " it works"),
        problems.messages());
  }

  @Test
  void quickerHeartbeatsAllowAShorterLimit() {
    ClusterSettings read =
        read("cluster.stall-timeout-seconds=3", "spark.executor.heartbeatInterval=1s");

    assertEquals(List.of(), problems.messages());
    assertEquals(Duration.ofSeconds(3), read.stallTimeout());
  }
}
