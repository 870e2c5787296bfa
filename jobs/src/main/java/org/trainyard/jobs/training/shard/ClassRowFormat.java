package org.trainyard.jobs.training.shard;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Scaling;
import org.trainyard.jobs.augment.Augmentation;
import org.trainyard.jobs.augment.ImageWarp;
import org.trainyard.jobs.network.Minibatch;
import org.trainyard.jobs.network.MinibatchBuffer;

/**
 * Rows with one class each: the features' bytes as the dataset stores them, then the class as a
 * big-endian int32.
 *
 * @param features how rows are stored
 * @param scaling how stored values become inputs
 * @param inputShape axes of one row of the network's input
 * @param classes number of classes
 * @param augmentation what is done to each row before it is trained
 */
public record ClassRowFormat(
    Features features,
    Scaling scaling,
    List<Integer> inputShape,
    int classes,
    Augmentation augmentation)
    implements RowFormat {

  /** Copies. */
  public ClassRowFormat {
    inputShape = List.copyOf(inputShape);
  }

  /** Rows that are trained as they are. */
  public ClassRowFormat(Features features, Scaling scaling, List<Integer> inputShape, int classes) {
    this(features, scaling, inputShape, classes, Augmentation.none());
  }

  @Override
  public int rowBytes() {
    return features.bytes() + Integer.BYTES;
  }

  @Override
  public DealtRow encode(DatasetRow row) {
    ByteBuffer bytes = ByteBuffer.allocate(rowBytes());
    if (row.features().length != features.bytes()) {
      throw new IllegalStateException(
          String.format(
              "row %d has %d bytes of features, expected %d",
              row.index(), row.features().length, features.bytes()));
    }
    bytes.put(row.features()).putInt(row.classIndex(classes));
    return new DealtRow(row.index(), bytes.array());
  }

  @Override
  public Reader reader() {
    MinibatchBuffer buffer = new MinibatchBuffer(features, scaling, inputShape, classes);
    ByteBuffer row = ByteBuffer.allocate(rowBytes());
    Optional<ImageWarp> warp =
        augmentation.settings().isOn()
            ? Optional.of(augmentation.warp(features.shape()))
            : Optional.empty();
    return (shard, slots, epoch) -> {
      buffer.resize(slots.length);
      for (int i = 0; i < slots.length; i++) {
        shard.read(slots[i], row.array());
        buffer.setFeatures(i, row.array(), 0);
        if (warp.isPresent()) {
          long seed = augmentation.seed(epoch, shard.index(slots[i]));
          buffer.change(i, (values, offset) -> warp.get().apply(values, offset, seed));
        }
        buffer.setLabel(i, row.getInt(features.bytes()));
      }
      return Minibatch.of(buffer.features(), buffer.labels());
    };
  }
}
