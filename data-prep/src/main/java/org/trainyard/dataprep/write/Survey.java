package org.trainyard.dataprep.write;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.split.SplitShares;

/**
 * The first reading of all rows: how many there are in each partition, and what is wrong with them.
 *
 * @param parts what was found in each partition, in order
 */
public record Survey(List<Part> parts) {

  /**
   * What was found in one partition.
   *
   * @param rows rows, sound or not
   * @param largestLabel the largest label of a sound row, or -1
   * @param quarantined rows with a defect, by reason
   * @param given which of the source's rows there are
   */
  public record Part(
      long rows, int largestLabel, TreeMap<String, Long> quarantined, EnumSet<RawRow.Part> given)
      implements Serializable {}

  /** Copies. */
  public Survey {
    parts = List.copyOf(parts);
  }

  /** Reads all rows; only figures come back. */
  public static Survey of(JavaRDD<RawRow> rows) {
    return new Survey(rows.mapPartitions(part -> List.of(count(part)).iterator()).collect());
  }

  /** Rows read. */
  public long rows() {
    return parts.stream().mapToLong(Part::rows).sum();
  }

  /** The largest label of a sound row, or -1. */
  public int largestLabel() {
    return parts.stream().mapToInt(Part::largestLabel).max().orElse(-1);
  }

  /** Rows with a defect, by reason. */
  public Map<String, Long> quarantined() {
    Map<String, Long> all = new TreeMap<>();
    parts.forEach(part -> part.quarantined().forEach((k, v) -> all.merge(k, v, Long::sum)));
    return all;
  }

  /** The shares to be taken by the hash of the content: none of a split that the source has. */
  public SplitShares left(SplitShares shares) {
    return new SplitShares(
        has(RawRow.Part.VALIDATION) ? 0 : shares.validation(),
        has(RawRow.Part.TEST) ? 0 : shares.test());
  }

  private boolean has(RawRow.Part part) {
    return parts.stream().anyMatch(each -> each.given().contains(part));
  }

  /**
   * Place of each partition's first row in the source's order, and after them the number of rows.
   */
  long[] starts() {
    long[] starts = new long[parts.size() + 1];
    for (int i = 0; i < parts.size(); i++) {
      starts[i + 1] = starts[i] + parts.get(i).rows();
    }
    return starts;
  }

  private static Part count(Iterator<RawRow> rows) {
    long count = 0;
    int largest = -1;
    TreeMap<String, Long> quarantined = new TreeMap<>();
    EnumSet<RawRow.Part> given = EnumSet.noneOf(RawRow.Part.class);
    while (rows.hasNext()) {
      RawRow row = rows.next();
      count++;
      largest = Math.max(largest, row.label());
      given.add(row.place().part());
      if (!row.isSound()) {
        quarantined.merge(row.defect(), 1L, Long::sum);
      }
    }
    return new Part(count, largest, quarantined, given);
  }
}
