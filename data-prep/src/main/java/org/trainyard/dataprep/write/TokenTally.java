package org.trainyard.dataprep.write;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trainyard.common.dataset.TextSummary;

/** Counts the tokens of some rows. */
public final class TokenTally implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<Integer, Long> lengths = new TreeMap<>();
  private long[] occurrences = new long[0];
  private long tokens;
  private long unknown;

  /** Counts a row; one without tokens is passed over. */
  void add(KeptRow row) {
    if (row.tokens() == 0) {
      return;
    }
    lengths.merge(row.tokens(), 1L, Long::sum);
    tokens += row.tokens();
    unknown += row.unknown();
    ByteBuffer ids = ByteBuffer.wrap(row.row().features()).order(ByteOrder.LITTLE_ENDIAN);
    while (ids.remaining() >= Integer.BYTES) {
      int id = ids.getInt();
      if (id >= occurrences.length) {
        occurrences = Arrays.copyOf(occurrences, Math.max(id + 1, 2 * occurrences.length));
      }
      occurrences[id]++;
    }
  }

  /** Adds what another one counted. */
  void add(TokenTally other) {
    other.lengths.forEach((length, rows) -> lengths.merge(length, rows, Long::sum));
    tokens += other.tokens;
    unknown += other.unknown;
    if (other.occurrences.length > occurrences.length) {
      occurrences = Arrays.copyOf(occurrences, other.occurrences.length);
    }
    for (int id = 0; id < other.occurrences.length; id++) {
      occurrences[id] += other.occurrences[id];
    }
  }

  /** Rows of each length, in tokens before any were cut off. */
  public SortedMap<Integer, Long> lengths() {
    return Collections.unmodifiableSortedMap(lengths);
  }

  /**
   * The figures for {@code dataset.json}.
   *
   * @param maxLength most tokens of a row as it is stored
   */
  public TextSummary.Tokens summary(int maxLength) {
    long rows = lengths.values().stream().mapToLong(Long::longValue).sum();
    long counted = 0;
    int median = 0;
    for (Map.Entry<Integer, Long> length : lengths.entrySet()) {
      counted += length.getValue();
      median = length.getKey();
      if (2 * counted >= rows) {
        break;
      }
    }
    return new TextSummary.Tokens(
        tokens,
        unknown,
        lengths.tailMap(maxLength, false).values().stream().mapToLong(Long::longValue).sum(),
        median,
        lengths.isEmpty() ? 0 : lengths.lastKey(),
        (int) Arrays.stream(occurrences).filter(count -> count > 0).count());
  }

  /** How often each token stands in the rows as they are stored, by its number. */
  public long[] occurrences() {
    return occurrences.clone();
  }
}
