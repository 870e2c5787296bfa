package org.trainyard.common.dataset;

import java.util.Map;
import java.util.TreeMap;

/**
 * The account of a preparation: every row read was kept, dropped as a duplicate, or quarantined.
 *
 * @param read rows that the source holds, readable or not
 * @param kept rows in the dataset
 * @param duplicate rows dropped since their content stands in the dataset already
 * @param quarantined rows put aside, by reason
 */
public record RowCounts(long read, long kept, long duplicate, Map<String, Long> quarantined) {

  /** Checks that the account balances. */
  public RowCounts {
    quarantined = java.util.Collections.unmodifiableMap(new TreeMap<>(quarantined));
    long put = quarantined.values().stream().mapToLong(Long::longValue).sum();
    if (read != kept + duplicate + put) {
      throw new IllegalArgumentException(
          String.format(
              "rows do not balance: read %d, but kept %d + duplicate %d + quarantined %d = %d",
              read, kept, duplicate, put, kept + duplicate + put));
    }
  }

  /** Rows put aside for any reason. */
  public long quarantinedTotal() {
    return read - kept - duplicate;
  }
}
