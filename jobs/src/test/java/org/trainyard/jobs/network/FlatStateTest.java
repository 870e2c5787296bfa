package org.trainyard.jobs.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlatStateTest {
  private static byte[] written(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }

  private static FlatState copy(FlatState state) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(written(state)))) {
      return (FlatState) in.readObject();
    }
  }

  @Test
  void everyBitArrives() throws Exception {
    Random random = new Random(3);
    for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 200_000}) {
      float[] parameters = new float[length];
      for (int i = 0; i < length; i++) {
        parameters[i] = (float) random.nextGaussian();
      }
      float[] moments = {Float.NaN, -0.0f, Float.MIN_VALUE, Float.POSITIVE_INFINITY};

      FlatState arrived = copy(new FlatState(parameters, moments));

      assertArrayEquals(parameters, arrived.parameters());
      for (int i = 0; i < moments.length; i++) {
        assertEquals(
            Float.floatToRawIntBits(moments[i]), Float.floatToRawIntBits(arrived.moments()[i]));
      }
    }
  }

  @Test
  void takesFourBytesForEachNumber() throws IOException {
    int empty = written(new FlatState()).length;

    int full = written(new FlatState(new float[50_000], new float[50_000])).length;

    assertEquals(400_000, full - empty, 2_000, "and the stream's block headers");
  }
}
