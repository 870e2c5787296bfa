package org.trainyard.jobs.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Scaling;
import org.trainyard.jobs.network.Minibatch;
import org.trainyard.jobs.runtime.NativeRuntime;
import org.trainyard.jobs.training.plan.Deal;
import org.trainyard.jobs.training.plan.Permutation;
import org.trainyard.jobs.training.shard.ClassRowFormat;
import org.trainyard.jobs.training.shard.MinibatchFormat;
import org.trainyard.jobs.training.shard.Shard;
import org.trainyard.jobs.training.shard.Shards;

class AugmentationTest {
  private static final AugmentSettings SHIFT = new AugmentSettings(0, 0.5, 0, 0, 0, 0, 1);
  private static final Features FEATURES =
      new Features(Features.Kind.IMAGE, List.of(1, 2, 3), Features.Dtype.UINT8);

  /** Six pixels and class 0: all rows are stored alike, so that only their changes differ. */
  private static final byte[] STORED = {0, 10, 20, 100, 110, 120, 0, 0, 0, 0};

  private static final int ROWS = 7;

  @BeforeAll
  static void load() {
    NativeRuntime.load(1);
  }

  @Test
  void seedsDifferByTrainingEpochAndRow() {
    Set<Long> seeds = new HashSet<>();
    for (long seed = 1; seed <= 2; seed++) {
      Augmentation augmentation = new Augmentation(SHIFT, seed);
      for (int epoch = 0; epoch < 20; epoch++) {
        for (long row = 0; row < 20; row++) {
          seeds.add(augmentation.seed(epoch, row));
        }
      }
    }

    assertEquals(2 * 20 * 20, seeds.size(), "different seeds");
  }

  /** Each row's image as the workers of a deal read it, one minibatch a worker. */
  private static Map<Long, String> images(int workers, int epoch) {
    MinibatchFormat format =
        new ClassRowFormat(
            FEATURES, new Scaling(0, 1), FEATURES.shape(), 2, new Augmentation(SHIFT, 42));
    Deal deal = new Deal(ROWS, workers, new Permutation(ROWS, workers));
    Map<Long, String> images = new TreeMap<>();
    for (int worker = 0; worker < workers; worker++) {
      Shard shard = Shards.of(deal, worker, row -> STORED);
      int[] slots = new int[shard.rows()];
      Arrays.setAll(slots, slot -> slot);
      Minibatch minibatch = format.reader().read(shard, slots, epoch);
      for (int slot : slots) {
        images.put(shard.index(slot), minibatch.features()[0].slice(slot).toString());
      }
    }
    return images;
  }

  @Test
  void changesARowAlikeHoweverManyWorkersThereAre() {
    Map<Long, String> alone = images(1, 3);

    assertEquals(alone, images(2, 3), "two workers");
    assertEquals(alone, images(ROWS, 3), "a worker for each row");
    assertEquals(ROWS, new HashSet<>(alone.values()).size(), "different images");
  }

  @Test
  void changesARowOtherwiseInEachEpoch() {
    Map<Long, String> before = images(2, 3);
    Map<Long, String> after = images(2, 4);

    before.forEach((row, image) -> assertNotEquals(image, after.get(row), "row " + row));
  }
}
