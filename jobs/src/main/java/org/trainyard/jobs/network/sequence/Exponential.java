package org.trainyard.jobs.network.sequence;

/**
 * The exponential function of numbers that are not above zero, in arithmetic that the compiler
 * turns into vector instructions: e^x = (e^(x/32))^32, the inner one by its Taylor series. Relative
 * error below 1e-5; what is below e^-40 counts as e^-40, which no sum of probabilities notices.
 */
final class Exponential {
  private static final float LEAST = -40;

  private Exponential() {}

  /** e to the power of each of the first so many values, in place. */
  static void apply(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = of(values[i]);
    }
  }

  /** e to the power of a number not above zero. */
  static float of(float exponent) {
    float x = Math.max(exponent, LEAST) * (1f / 32);
    float power = 1f / 39916800;
    power = power * x + 1f / 3628800;
    power = power * x + 1f / 362880;
    power = power * x + 1f / 40320;
    power = power * x + 1f / 5040;
    power = power * x + 1f / 720;
    power = power * x + 1f / 120;
    power = power * x + 1f / 24;
    power = power * x + 1f / 6;
    power = power * x + 0.5f;
    power = power * x + 1f;
    power = power * x + 1f;
    power *= power;
    power *= power;
    power *= power;
    power *= power;
    return power * power;
  }
}
