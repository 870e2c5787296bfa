package org.trainyard.common.dataset;

import java.util.Locale;

/** The splits of a dataset, each a folder of Parquet files. */
public enum Split {
  /** Rows the network is trained on. */
  TRAIN,
  /** Rows on which settings are chosen and training is stopped. */
  VALIDATION,
  /** Rows touched only by the final evaluation. */
  TEST;

  /** The folder's name, and the key in {@code dataset.json}. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
