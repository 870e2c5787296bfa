package org.trainyard.jobs.training.shard;

import java.util.ArrayList;
import java.util.List;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.Features;
import org.trainyard.jobs.masking.MaskedTokens;
import org.trainyard.jobs.masking.Masking;
import org.trainyard.jobs.network.TokenBuffer;

/**
 * Rows of tokens of which some are hidden anew each epoch: the ids as the dataset stores them, as
 * many as the row has. Labels are left behind.
 *
 * @param features how rows are stored
 * @param masking which tokens are hidden
 */
public record MaskedRowFormat(Features features, Masking masking) implements RowFormat {
  @Override
  public int rowBytes() {
    return features.bytes();
  }

  @Override
  public DealtRow encode(DatasetRow row) {
    TokenRowFormat.requireTokens(features, row);
    return new DealtRow(row.index(), row.features());
  }

  @Override
  public Reader reader() {
    return (shard, slots, epoch) -> {
      List<MaskedTokens> rows = new ArrayList<>(slots.length);
      for (int slot : slots) {
        byte[] stored = shard.row(slot);
        rows.add(masking.hide(TokenBuffer.ids(stored, stored.length), epoch, shard.index(slot)));
      }
      return TokenBuffer.masked(rows);
    };
  }
}
