package org.trainyard.dataprep.write;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.Split;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.split.Placement;
import org.trainyard.dataprep.split.Placement.Fate;
import scala.Tuple2;

/**
 * Goes through a partition's rows and their fates side by side: the rows that are kept, each with
 * its slot and at its index in its split.
 */
final class KeptRows implements Iterator<Tuple2<Long, DatasetRow>> {
  private final Iterator<RawRow> rows;
  private final Iterator<Placement> fates;
  private final Map<Split, Long> splits;
  private final EnumMap<Split, Long> slots;
  private long ordinal;
  private Tuple2<Long, DatasetRow> next;

  KeptRows(Iterator<RawRow> rows, Iterator<Placement> fates, SlotStarts starts, int part) {
    this.rows = rows;
    this.fates = fates;
    this.splits = starts.splits();
    this.slots = starts.slots().get(part).clone();
    this.ordinal = starts.ordinals()[part];
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Tuple2<Long, DatasetRow> next() {
    if (next == null) {
      throw new NoSuchElementException("no more rows");
    }
    Tuple2<Long, DatasetRow> found = next;
    advance();
    return found;
  }

  private void advance() {
    next = null;
    while (next == null && rows.hasNext()) {
      RawRow row = rows.next();
      if (row.isSound()) {
        Placement placement = fates.next();
        if (placement.ordinal() != ordinal) {
          throw new IllegalStateException(
              row.source() + " changed while it was read: row " + ordinal + " is another");
        }
        if (placement.fate() != Fate.DUPLICATE) {
          next = kept(row, Split.valueOf(placement.fate().name()));
        }
      }
      ordinal++;
    }
  }

  private Tuple2<Long, DatasetRow> kept(RawRow row, Split split) {
    long slot = slots.get(split);
    slots.put(split, slot + 1);
    DatasetRow stored =
        new DatasetRow(
            slot - splits.get(split),
            row.id(),
            row.digest(),
            row.features(),
            new double[] {row.label()},
            1,
            Map.of(),
            "");
    return new Tuple2<>(slot, stored);
  }
}
