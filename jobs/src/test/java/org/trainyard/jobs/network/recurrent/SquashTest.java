package org.trainyard.jobs.network.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SquashTest {
  @Test
  void tangentsAreWithinHalfAMillionth() {
    for (float x = -12; x < 12; x += 1f / 4096) {
      float found = Squash.tanh(x);

      assertEquals(Math.tanh(x), found, 5e-7, "tanh of " + x);
      assertTrue(Math.abs(found) <= 1, "tanh of " + x + " must stay within 1, found " + found);
    }
  }

  @Test
  void tangentsOfSmallNumbersAreExactRelativeToThem() {
    for (float x = 1e-6f; x < 1; x *= 1.01f) {
      double exact = Math.tanh(x);

      assertEquals(1, Squash.tanh(x) / exact, 5e-7, "tanh of " + x);
    }
  }

  @Test
  void logisticFunctionsOfSumsAreWithinHalfAMillionth() {
    float[] biases = {-1.5f, 0.25f, 3};
    for (float x = -20; x < 20; x += 1f / 512) {
      float[] values = {x, x, x};

      Squash.biasedSigmoid(values, biases, values.length);

      for (int i = 0; i < values.length; i++) {
        assertEquals(1 / (1 + Math.exp(-x - biases[i])), values[i], 5e-7, x + " + " + biases[i]);
        assertTrue(values[i] >= 0 && values[i] <= 1, "must stay within 0 and 1: " + values[i]);
      }
    }
  }
}
