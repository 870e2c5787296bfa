package org.trainyard.benchmarks.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trainyard.benchmarks.measured.SequenceNetwork;
import org.trainyard.benchmarks.measured.SequenceWorkload;
import org.trainyard.benchmarks.peer.SequencePeer;
import org.trainyard.benchmarks.result.Machine;

class SequenceReportTest {
  private static final SequenceReport REPORT =
      new SequenceReport(
          new SequenceWorkload(SequenceNetwork.ENCODER, 12, 0.1, 50, 8, 2),
          new EnumMap<>(
              Map.of(
                  SequencePeer.TRAINYARD, List.of(run(9, 3), run(6, 2), run(8, 1)),
                  SequencePeer.PYTORCH, List.of(run(10, 5), run(11, 6), run(9.5, 7)))),
          new Machine("a cpu", 2));

  @Test
  void theRatioIsThatOfMedians() {
    assertEquals(0.8, REPORT.ratio(), 1e-12);
    assertEquals(REPORT.ratio(), REPORT.figures().get("ratio"));
  }

  @Test
  void aLineTellsHowFarRepetitionsAreApart() {
    String text = REPORT.markdown();

    assertTrue(
        text.contains("| trainyard | 8.00 | 6.00–9.00 | 37.5 % | 1,024 | 0.500 | 2.0 % | 3 MB |"),
        text);
    assertTrue(text.contains("trainyard/pytorch: 0.80"), text);
  }

  private static Measured run(double rate, long megabytes) {
    return new Measured(rate, 0.5, 1000, 0.02, megabytes << 20);
  }
}
