package org.trainyard.dataprep.write;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.job.ContentException;
import org.trainyard.dataprep.source.Content;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.split.Placement;
import scala.Tuple2;

/**
 * Goes through a partition's rows and their fates side by side: the rows that are kept, each with
 * its slot and at its index in its split.
 */
final class KeptRows implements Iterator<Tuple2<Long, KeptRow>> {
  private final Iterator<RawRow> rows;
  private final Iterator<Placement> fates;
  private final Function<Content, Encoded> encoder;
  private final Map<Split, Long> splits;
  private final EnumMap<Split, Long> slots;
  private long ordinal;
  private Tuple2<Long, KeptRow> next;

  KeptRows(
      Iterator<RawRow> rows,
      Iterator<Placement> fates,
      SlotStarts starts,
      int part,
      FeatureEncoder encoder) {
    this.rows = rows;
    this.fates = fates;
    this.encoder = encoder.begin();
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
  public Tuple2<Long, KeptRow> next() {
    if (next == null) {
      throw new NoSuchElementException("no more rows");
    }
    Tuple2<Long, KeptRow> found = next;
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
              row.place().source() + " changed while it was read: row " + ordinal + " is another");
        }
        next = placement.fate().split().map(split -> kept(row, split)).orElse(null);
      }
      ordinal++;
    }
  }

  private Tuple2<Long, KeptRow> kept(RawRow row, Split split) {
    long slot = slots.get(split);
    slots.put(split, slot + 1);
    Encoded encoded = encoder.apply(row.content());
    if (encoded.bytes().length == 0) {
      throw new ContentException(
          String.format(
              "row %s: the tokenizer makes no token of its text \"%s\"; take a tokenizer that has an"
                  + " unknown token, or special tokens at the ends (prepare.tokenizer), or reject such"
                  + " texts with a cleaning rule",
              row.id(), RawRow.masked(((Content.Text) row.content()).clean().toString())));
    }
    DatasetRow stored =
        new DatasetRow(
            slot - splits.get(split),
            row.id(),
            row.content().digest(),
            encoded.bytes(),
            new double[] {row.label()},
            1,
            row.slices(),
            row.content() instanceof Content.Text text ? text.raw().toString() : "");
    return new Tuple2<>(slot, new KeptRow(stored, encoded.tokens(), encoded.unknown()));
  }
}
