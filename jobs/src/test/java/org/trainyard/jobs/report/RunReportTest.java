package org.trainyard.jobs.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RunManifest;

class RunReportTest {
  @Test
  void showsTheFiguresOfTheRun() {
    String page =
        RunReport.render(Examples.run(10, 270), Examples.ledger(10), Examples.rounds(270, 27));

    assertContains(page, "3,123");
    assertContains(page, "2 min 59 s");
    assertContains(page, "9.79 %");
    assertContains(page, "421,642");
    assertContains(page, "c0ffeec0ffee");
    assertContains(page, "✓ each exactly once an epoch");
    assertContains(page, "\"scale\":\"logarithmic\"");
    assertContains(page, "nd4j-native 1.0.0-M2.1");
    assertContains(page, "17.0.9");
  }

  @Test
  void showsALongRunInAPageOfBoundedSize() {
    String page =
        RunReport.render(
            Examples.run(100, 100_000), Examples.ledger(100), Examples.rounds(100_000, 1000));

    assertTrue(page.length() < 1_500_000, "size " + page.length());
  }

  @Test
  void showsARunThatHasOnlyBegun() {
    RunManifest whole = Examples.run(1, 1);
    RunManifest begun =
        new RunManifest(
            1,
            whole.name(),
            whole.runId(),
            whole.identity(),
            whole.dataset(),
            whole.fingerprint(),
            List.of(),
            whole.createdAt(),
            Optional.empty(),
            Optional.empty());

    String page = RunReport.render(begun, new Ledger(1, List.of()), List.of());

    assertContains(page, "unfinished");
    assertFalse(page.contains("✓"), "no tick for rows that were never trained");
  }

  private static void assertContains(String page, String text) {
    assertTrue(page.contains(text), "the page says \"" + text + "\"");
  }
}
