package org.trainyard.jobs.network.pretrained;

/**
 * The form of the Gaussian error linear unit that an encoder was trained with (Hendrycks and
 * Gimpel, "Gaussian Error Linear Units", 2016). They differ by less than 0.0005 in a value.
 */
public enum Gelu {
  /** {@code x · Φ(x)} with the error function. */
  EXACT,
  /** {@code x / 2 · (1 + tanh(√(2/π) · (x + 0.044715 x³)))}. */
  TANH
}
