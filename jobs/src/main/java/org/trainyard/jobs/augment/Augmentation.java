package org.trainyard.jobs.augment;

import java.io.Serializable;
import java.util.List;
import org.trainyard.jobs.training.plan.Seeds;

/**
 * What is done to the images of a training.
 *
 * @param settings how they are changed
 * @param seed of the training
 */
public record Augmentation(AugmentSettings settings, long seed) implements Serializable {
  private static final int USE = 4;

  /** Images stay as they are. */
  public static Augmentation none() {
    return new Augmentation(AugmentSettings.none(), 0);
  }

  /** Changes images of a shape {@code [channels, height, width]}; for one thread. */
  public ImageWarp warp(List<Integer> shape) {
    return new ImageWarp(settings, shape.get(0), shape.get(1), shape.get(2));
  }

  /** What a row's changes in an epoch follow from. */
  public long seed(int epoch, long row) {
    return Seeds.derive(seed, USE, epoch, row);
  }
}
