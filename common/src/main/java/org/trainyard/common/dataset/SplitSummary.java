package org.trainyard.common.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One split of a dataset.
 *
 * @param rows rows in it
 * @param digest SHA-256 over its rows in their order, see {@link RowDigest}
 * @param rowsPerLabel rows of each class, in the order of the dataset's labels; empty if labels are
 *     numbers
 */
public record SplitSummary(long rows, String digest, Map<String, Long> rowsPerLabel) {
  /** Copies. */
  public SplitSummary {
    rowsPerLabel = Collections.unmodifiableMap(new LinkedHashMap<>(rowsPerLabel));
  }
}
