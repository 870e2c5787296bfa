package org.trainyard.common.dataset;

import java.io.Serializable;

/**
 * How a stored value becomes a network's input: {@code (value - offset) / divisor}. It is applied
 * when a row is trained or scored, so the dataset keeps the raw values.
 *
 * @param offset taken away first
 * @param divisor then divided by; not zero
 */
public record Scaling(double offset, double divisor) implements Serializable {
  /** Checks. */
  public Scaling {
    if (divisor == 0 || !Double.isFinite(divisor) || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          "scaling needs a finite offset and a finite divisor other than 0, found offset "
              + offset
              + ", divisor "
              + divisor);
    }
  }
}
