package org.trainyard.dataprep.write;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.trainyard.common.dataset.RowDigest;
import org.trainyard.common.dataset.Split;
import org.trainyard.dataprep.split.Placement.Fate;

/**
 * Where each partition of the source begins to number its rows. A slot numbers the kept rows of all
 * splits: block × {@value RowDigest#BLOCK_ROWS} + place in the block.
 *
 * @param ordinals place in the source's order of each partition's first row
 * @param splits slot of each split's first row
 * @param slots slot of the first row of each split in each partition
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record SlotStarts(long[] ordinals, EnumMap<Split, Long> splits, List<EnumMap<Split, Long>> slots)
    implements Serializable {

  static SlotStarts of(Survey survey, Placements placements, Map<Split, Integer> firstBlocks) {
    EnumMap<Split, Long> splits = new EnumMap<>(Split.class);
    firstBlocks.forEach((split, block) -> splits.put(split, (long) block * RowDigest.BLOCK_ROWS));
    List<EnumMap<Split, Long>> slots = new ArrayList<>();
    EnumMap<Split, Long> next = splits.clone();
    for (Map<Fate, Long> counts : placements.counts()) {
      slots.add(next.clone());
      next.replaceAll((split, slot) -> slot + counts.getOrDefault(Fate.in(split), 0L));
    }
    return new SlotStarts(survey.starts(), splits, slots);
  }
}
