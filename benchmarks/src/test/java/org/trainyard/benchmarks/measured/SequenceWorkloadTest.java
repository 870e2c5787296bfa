package org.trainyard.benchmarks.measured;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SequenceWorkloadTest {
  @Test
  void optionsCarryAWorkload() {
    SequenceWorkload workload = new SequenceWorkload(SequenceNetwork.LSTM, 3, 0.25, 40, 10, 2);

    assertEquals(
        workload, SequenceWorkload.of(Options.parse(workload.arguments().toArray(String[]::new))));
  }

  @Test
  void rowsAreThoseOfItsMinibatches() {
    SequenceWorkload workload = new SequenceWorkload(SequenceNetwork.ENCODER, 12, 0.1, 50, 8, 2);

    assertEquals(800, workload.rows());
    assertEquals(128, workload.warmUpRows());
  }
}
