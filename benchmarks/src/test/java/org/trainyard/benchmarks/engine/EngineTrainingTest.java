package org.trainyard.benchmarks.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.trainyard.benchmarks.measured.SequenceNetwork;
import org.trainyard.benchmarks.measured.SyntheticTokens;
import org.trainyard.jobs.network.TokenBuffer;
import org.trainyard.jobs.training.shard.DealtRow;

class EngineTrainingTest {
  @Test
  void aRowIsItsClassAndItsIdsAsDatasetsStoreThem() {
    DealtRow row = EngineTraining.dealt(SequenceNetwork.LSTM, 5);

    assertEquals(5, row.index());
    assertEquals(1, ByteBuffer.wrap(row.bytes()).getInt(), "the class, big-endian");
    byte[] stored = Arrays.copyOfRange(row.bytes(), Integer.BYTES, row.bytes().length);
    assertArrayEquals(
        SyntheticTokens.ids(SequenceNetwork.LSTM, 5), TokenBuffer.ids(stored, stored.length));
  }
}
