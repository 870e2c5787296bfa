package org.trainyard.benchmarks.sequence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trainyard.benchmarks.peer.SequencePeer;
import org.trainyard.common.job.JobException;

class SequenceTrialsTest {
  @Test
  void anotherNetworkIsNoPeer() {
    JobException failed =
        assertThrows(JobException.class, () -> SequenceTrials.checkSizes(sizes(1_000, 1_002)));

    assertEquals(
        "trainyard's network has 1,000 parameters, pytorch's 1,002; the peers would not be"
            + " comparable",
        failed.getMessage());
  }

  @Test
  void secondBiasesOfAnLstmMakeNoDifference() {
    assertDoesNotThrow(() -> SequenceTrials.checkSizes(sizes(2_312_194, 2_313_218)));
  }

  private static Map<SequencePeer, List<Measured>> sizes(long ours, long theirs) {
    return Map.of(
        SequencePeer.TRAINYARD, List.of(new Measured(1, 1, ours, 0, 1)),
        SequencePeer.PYTORCH, List.of(new Measured(1, 1, theirs, 0, 1)));
  }
}
