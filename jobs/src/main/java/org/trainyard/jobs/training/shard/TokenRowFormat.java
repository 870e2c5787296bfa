package org.trainyard.jobs.training.shard;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.job.ContentException;
import org.trainyard.jobs.network.TokenBuffer;

/**
 * Rows of tokens with one class each: the class as a big-endian int32, then the ids as the dataset
 * stores them, as many as the row has.
 *
 * @param features how rows are stored
 * @param classes number of classes
 */
public record TokenRowFormat(Features features, int classes) implements RowFormat {
  @Override
  public int rowBytes() {
    return Integer.BYTES + features.bytes();
  }

  @Override
  public DealtRow encode(DatasetRow row) {
    requireTokens(features, row);
    ByteBuffer encoded = ByteBuffer.allocate(Integer.BYTES + row.features().length);
    encoded.putInt(row.classIndex(classes)).put(row.features());
    return new DealtRow(row.index(), encoded.array());
  }

  /**
   * Makes sure that a row has tokens.
   *
   * @throws ContentException if it has none, more than there may be, or a part of one
   */
  static void requireTokens(Features features, DatasetRow row) {
    int bytes = row.features().length;
    if (bytes == 0 || bytes > features.bytes() || bytes % features.dtype().bytes() != 0) {
      throw new ContentException(
          String.format(
              "row %d (%s) has %d bytes of token ids, expected a multiple of %d up to %d; the dataset"
                  + " is damaged, prepare it again",
              row.index(), row.id(), bytes, features.dtype().bytes(), features.bytes()));
    }
  }

  @Override
  public Reader reader() {
    return (shard, slots, epoch) -> {
      List<int[]> rows = new ArrayList<>(slots.length);
      int[] labels = new int[slots.length];
      for (int i = 0; i < slots.length; i++) {
        ByteBuffer row = ByteBuffer.wrap(shard.row(slots[i]));
        labels[i] = row.getInt();
        byte[] ids = new byte[row.remaining()];
        row.get(ids);
        rows.add(TokenBuffer.ids(ids, ids.length));
      }
      return TokenBuffer.minibatch(rows, labels, classes);
    };
  }
}
