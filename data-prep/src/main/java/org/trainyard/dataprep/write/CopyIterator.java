package org.trainyard.dataprep.write;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.split.Placement.Copy;
import scala.Tuple2;

/** The digests of a partition's sound rows, each with the row's place in the source's order. */
final class CopyIterator implements Iterator<Tuple2<Digest, Copy>> {
  private final Iterator<RawRow> rows;
  private long ordinal;
  private Tuple2<Digest, Copy> next;

  CopyIterator(Iterator<RawRow> rows, long start) {
    this.rows = rows;
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
        next = new Tuple2<>(new Digest(row.digest()), new Copy(ordinal, row.part()));
      }
      ordinal++;
    }
  }
}
