package org.trainyard.jobs.network.sequence;

/**
 * The Gaussian error linear unit in its exact form, x·Φ(x) with the error function (Hendrycks &amp;
 * Gimpel 2016, arXiv:1606.08415); not one of its approximations, for BERT's weights were trained
 * with the exact one. The error function is the rational approximation of degrees 9 and 12 over
 * [-3.8325, 3.8325] that Eigen and XLA use, within 5e-7.
 */
final class Gelu {
  private static final float HALF_ROOT = 0.70710677f;
  private static final float DENSITY_AT_ZERO = 0.3989423f;
  private static final float ERF_IS_ONE_FROM = 3.832507f;

  private Gelu() {}

  /** The unit's outputs for the first so many values, in place. */
  static void forward(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = values[i] * normal(values[i]);
    }
  }

  /**
   * Outputs and derivatives at once, in loops short enough for vector instructions.
   *
   * @param values the inputs, which become the outputs
   * @param gradients of the outputs, which become those of the inputs
   * @param scratch room for as many numbers
   */
  static void backward(float[] values, float[] gradients, float[] scratch, int count) {
    for (int i = 0; i < count; i++) {
      scratch[i] = Exponential.of(-0.5f * values[i] * values[i]);
    }
    for (int i = 0; i < count; i++) {
      scratch[i] *= values[i] * DENSITY_AT_ZERO;
    }
    for (int i = 0; i < count; i++) {
      float normal = normal(values[i]);
      scratch[i] += normal;
      values[i] *= normal;
    }
    for (int i = 0; i < count; i++) {
      gradients[i] *= scratch[i];
    }
  }

  /** The distribution function of the standard normal distribution. */
  private static float normal(float x) {
    return 0.5f + 0.5f * erf(x * HALF_ROOT);
  }

  /** The error function. */
  static float erf(float value) {
    float x = Math.max(-ERF_IS_ONE_FROM, Math.min(ERF_IS_ONE_FROM, value));
    float square = x * x;
    float numerator = 0.00022905065f;
    numerator = numerator * square + 0.003408291f;
    numerator = numerator * square + 0.050955694f;
    numerator = numerator * square + 0.18520832f;
    numerator = numerator * square + 1.1283791f;
    float denominator = -1.1791603e-07f;
    denominator = denominator * square + 2.3547966e-05f;
    denominator = denominator * square + 0.0010179626f;
    denominator = denominator * square + 0.01407047f;
    denominator = denominator * square + 0.11098505f;
    denominator = denominator * square + 0.49746925f;
    denominator = denominator * square + 1f;
    return x * numerator / denominator;
  }
}
