package org.trainyard.dataprep.write;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.split.Digest;
import org.trainyard.dataprep.split.Placement.Copy;
import scala.Tuple2;

/**
 * A partition's sound rows, each with its place in the source's order, by the digest of the content
 * for which they are taken.
 */
final class CopyIterator implements Iterator<Tuple2<Digest, Copy>> {
  private final Iterator<RawRow> rows;
  private final Map<Digest, Digest> near;
  private long ordinal;
  private Tuple2<Digest, Copy> next;

  /**
   * Goes through a partition.
   *
   * @param start place of its first row
   * @param near of contents that are nearly equal to another, which one they are taken for
   */
  CopyIterator(Iterator<RawRow> rows, long start, Map<Digest, Digest> near) {
    this.rows = rows;
    this.near = near;
    this.ordinal = start;
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Tuple2<Digest, Copy> next() {
    if (next == null) {
      throw new NoSuchElementException("no more rows");
    }
    Tuple2<Digest, Copy> found = next;
    advance();
    return found;
  }

  private void advance() {
    next = null;
    while (next == null && rows.hasNext()) {
      RawRow row = rows.next();
      if (row.isSound()) {
        Digest own = new Digest(row.content().likeness());
        next =
            new Tuple2<>(
                near.getOrDefault(own, own),
                new Copy(
                    ordinal, row.place().part(), row.content().digest(), row.label(), own.bytes()));
      }
      ordinal++;
    }
  }
}
