package org.trainyard.jobs.network.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Known answers for the functions that are written out. */
class ArithmeticTest {
  /** Abramowitz &amp; Stegun, table 7.1. */
  @Test
  void erf() {
    assertEquals(0, Gelu.erf(0));
    assertEquals(0.5204999f, Gelu.erf(0.5f), 5e-7f);
    assertEquals(0.8427008f, Gelu.erf(1), 5e-7f);
    assertEquals(-0.9953223f, Gelu.erf(-2), 5e-7f);
    assertEquals(1, Gelu.erf(6), 5e-7f);
  }

  /**
   * x·Φ(x) by tables of the normal distribution; its usual approximations are 2e-4 and 5e-3 away.
   */
  @Test
  void geluIsTheExactOne() {
    float[] values = {1, -1, 2, 0};
    Gelu.forward(values, 4);
    assertArrayEquals(new float[] {0.8413447f, -0.1586553f, 1.9544997f, 0}, values, 1e-6f);
  }

  @Test
  void geluGradientIsTheSlope() {
    for (float x = -5; x <= 5; x += 0.37f) {
      float[] values = {x};
      float[] gradient = {1};
      Gelu.backward(values, gradient, new float[1], 1);
      float[] around = {x + 1e-2f, x - 1e-2f};
      Gelu.forward(around, 2);
      assertEquals((around[0] - around[1]) / 2e-2, gradient[0], 1e-4, "at " + x);
    }
  }

  @Test
  void exponential() {
    for (float x = 0; x > -39; x -= 0.173f) {
      assertEquals(1, Exponential.of(x) / Math.exp(x), 1e-5, "at " + x);
    }
    assertEquals(0, Exponential.of(-1000), 1e-17);
  }

  @Test
  void dropoutKeepsTheShareAndTheMean() {
    DropoutMask mask = new DropoutMask(0.3);
    float[] factors = new float[1001];
    long dropped = 0;
    double sum = 0;
    for (int row = 0; row < 200; row++) {
      mask.fill(42, row, factors, factors.length);
      for (float factor : factors) {
        dropped += factor == 0 ? 1 : 0;
        sum += factor;
      }
    }
    assertEquals(0.3, dropped / 200200.0, 0.005);
    assertEquals(1, sum / 200200, 0.01);
  }
}
