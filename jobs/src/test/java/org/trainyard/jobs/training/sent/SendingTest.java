package org.trainyard.jobs.training.sent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trainyard.jobs.network.FlatState;

class SendingTest {
  private static final Sending HALF = new Sending(Changes.FP16, Moments.AVERAGE);

  private static float[] gaussian(Random random, int length, double scale) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (random.nextGaussian() * scale);
    }
    return values;
  }

  private static byte[] bytes(Sent sent) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sent);
    }
    return bytes.toByteArray();
  }

  private static Sent copy(Sent sent) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(sent)))) {
      return (Sent) in.readObject();
    }
  }

  @Test
  void inSinglePrecisionWorkersSendWhereTheyArrived() {
    float[] parameters = {1, 1e-30f};
    FlatState arrived = new FlatState(parameters, new float[] {3});

    Sent sent = Sending.ALL.pack(new FlatState(new float[] {5, 5}, new float[] {5}), arrived, 0);

    assertSame(parameters, sent.parameters());
    assertArrayEquals(new float[] {3}, sent.moments());
  }

  @Test
  void inHalfPrecisionWorkersSendTheChange() {
    // 2.5 - 2 and 4 - 7 are halves; 3 + 2⁻⁶ is a bfloat16.
    FlatState start = new FlatState(new float[] {2, 7}, new float[] {1});
    FlatState arrived = new FlatState(new float[] {2.5f, 4}, new float[] {3 + 0x1p-6f});

    Sent sent = HALF.pack(start, arrived, 0);

    assertArrayEquals(new float[] {0.5f, -3}, sent.parameters());
    assertArrayEquals(new float[] {3 + 0x1p-6f}, sent.moments());
    FlatState mean = new FlatState(sent.parameters(), sent.moments());
    assertArrayEquals(new float[] {2.5f, 4}, HALF.arrived(start, mean).parameters());
    assertArrayEquals(new float[] {3 + 0x1p-6f}, HALF.arrived(start, mean).moments());
  }

  @Test
  void changesOfAnySizeKeepElevenBits() {
    Random random = new Random(3);
    for (int exponent = -120; exponent <= 120; exponent += 8) {
      float[] values = gaussian(random, 3000, Math.scalb(1d, exponent));

      float[] decoded = HalfBlocks.encode(values).decode();

      for (int i = 0; i < values.length; i++) {
        assertEquals(values[i], decoded[i], Math.abs(values[i]) * 0x1p-11, "2^" + exponent);
      }
    }
  }

  @Test
  void eachBlockHasItsOwnScale() {
    float[] values = new float[2 * HalfBlocks.BLOCK + 1];
    values[0] = 1e30f;
    values[HalfBlocks.BLOCK] = 1e-30f;
    values[2 * HalfBlocks.BLOCK] = Float.MIN_VALUE;

    float[] decoded = HalfBlocks.encode(values).decode();

    assertEquals(1e30f, decoded[0], 1e27f);
    assertEquals(1e-30f, decoded[HalfBlocks.BLOCK], 1e-33f);
    assertEquals(Float.MIN_VALUE, decoded[2 * HalfBlocks.BLOCK]);
    assertEquals(0, decoded[1]);
  }

  @Test
  void whatIsNoNumberArrivesAsNone() {
    float[] decoded =
        HalfBlocks.encode(new float[] {1, Float.NaN, Float.NEGATIVE_INFINITY}).decode();

    assertTrue(Float.isNaN(decoded[1]));
    assertEquals(Float.NEGATIVE_INFINITY, decoded[2]);
  }

  @Test
  void aVarianceStaysAboveZero() {
    float[] variances = {1e-38f, 1e-30f, 1e-12f};

    float[] sent =
        HALF.pack(
                new FlatState(new float[0], new float[] {1, 1, 1}),
                new FlatState(new float[0], variances),
                0)
            .moments();

    for (int i = 0; i < variances.length; i++) {
      assertEquals(variances[i], sent[i], variances[i] / 128);
    }
  }

  @Test
  void slicesTogetherAreTheWhole() {
    Random random = new Random(4);
    for (int length : new int[] {0, 1, 1023, 1024, 1025, 5000, 70_000}) {
      FlatState start = new FlatState(new float[length], new float[2 * length]);
      FlatState arrived =
          new FlatState(gaussian(random, length, 1e-3), gaussian(random, 2 * length, 1));
      Sent sent = HALF.pack(start, arrived, 0);
      for (int parts : new int[] {1, 2, 7, 64}) {
        List<FlatState> slices = new ArrayList<>();
        for (int number = 0; number < parts; number++) {
          Sent slice = sent.slice(number, parts);
          slices.add(new FlatState(slice.parameters(), slice.moments()));
        }
        FlatState joined = FlatState.join(slices);
        assertArrayEquals(sent.parameters(), joined.parameters(), length + " in " + parts);
        assertArrayEquals(sent.moments(), joined.moments(), length + " in " + parts);
      }
    }
  }

  @Test
  void halfPrecisionIsHalfOfTheBytesOnTheWay() throws Exception {
    Random random = new Random(5);
    FlatState start = new FlatState(gaussian(random, 100_000, 1), gaussian(random, 200_000, 1));
    FlatState arrived = new FlatState(gaussian(random, 100_000, 1), gaussian(random, 200_000, 1));

    Sent single = Sending.ALL.pack(start, arrived, 0);
    Sent half = HALF.pack(start, arrived, 0);
    Sent withoutMoments = new Sending(Changes.FP32, Moments.RESET).pack(start, arrived, 0);

    assertEquals(0.5, (double) bytes(half).length / bytes(single).length, 0.002);
    assertEquals(1 / 3.0, (double) bytes(withoutMoments).length / bytes(single).length, 0.002);
    assertEquals(1_200_000, Sending.ALL.bytes(start));
    assertEquals(600_098, HALF.bytes(start), "98 blocks have a byte each");
    assertEquals(
        0,
        Math.toIntExact(bytes(half).length - HALF.bytes(start)),
        6000.0,
        "what wraps them is little");
    assertArrayEquals(half.parameters(), copy(half).parameters());
    assertArrayEquals(half.moments(), copy(half).moments());
  }

  @Test
  void momentsThatAreResetAreThoseOfTheStart() {
    Sending reset = new Sending(Changes.FP32, Moments.RESET);
    FlatState start = new FlatState(new float[] {1}, new float[] {1e-6f});

    Sent sent = reset.pack(start, new FlatState(new float[] {2}, new float[] {5}), 0);
    FlatState after = reset.arrived(start, new FlatState(sent.parameters(), sent.moments()));

    assertEquals(0, sent.moments().length);
    assertArrayEquals(new float[] {2}, after.parameters());
    assertArrayEquals(new float[] {1e-6f}, after.moments());
  }
}
