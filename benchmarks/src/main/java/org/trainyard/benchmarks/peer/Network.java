package org.trainyard.benchmarks.peer;

import java.util.Locale;

/** The networks that peers are compared on, for 28×28 grey images and ten classes. */
public enum Network {
  /** Convolution 5×5×32, max-pool, convolution 5×5×64, max-pool, dense 128, softmax 10. */
  CNN,
  /** 784–512–10. */
  MLP;

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
