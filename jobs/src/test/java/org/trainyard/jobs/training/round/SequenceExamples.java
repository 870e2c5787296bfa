package org.trainyard.jobs.training.round;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.jobs.network.Minibatch;
import org.trainyard.jobs.training.shard.MinibatchFormat;
import org.trainyard.jobs.training.shard.Shard;

/**
 * Sequences of different lengths, padded with zeros that both masks hide, with a class at each
 * step, of which the labels' mask shows some.
 *
 * @param values numbers at each step
 * @param steps of the longest sequence
 */
record SequenceExamples(int values, int steps, int classes) implements Examples {

  @Override
  public InputType inputType() {
    return InputType.recurrent(values, steps);
  }

  /** Features, labels, features' mask, labels' mask: each with time as the last axis. */
  private record Sequence(float[] features, float[] labels, float[] mask, float[] labelMask) {}

  private Sequence sequence(long row) {
    Random random = new Random(row);
    int length = 1 + random.nextInt(steps);
    Sequence made =
        new Sequence(
            new float[values * steps],
            new float[classes * steps],
            new float[steps],
            new float[steps]);
    for (int step = 0; step < length; step++) {
      for (int value = 0; value < values; value++) {
        made.features[value * steps + step] = (float) random.nextGaussian();
      }
      made.labels[random.nextInt(classes) * steps + step] = 1;
      made.mask[step] = 1;
      made.labelMask[step] = step == length - 1 || random.nextBoolean() ? 1 : 0;
    }
    return made;
  }

  @Override
  public byte[] bytes(long row) {
    return ByteBuffer.allocate(Long.BYTES).putLong(row).array();
  }

  @Override
  public MinibatchFormat format() {
    return new Format(this);
  }

  /** A row's bytes are the number that its sequence follows from. */
  private record Format(SequenceExamples examples) implements MinibatchFormat {
    @Override
    public Reader reader() {
      return this::read;
    }

    private Minibatch read(Shard shard, int[] slots, int epoch) {
      long[] rows = new long[slots.length];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = ByteBuffer.wrap(shard.row(slots[i])).getLong();
      }
      DataSet read = examples.minibatch(rows);
      return new Minibatch(
          new INDArray[] {read.getFeatures()},
          new INDArray[] {read.getLabels()},
          Optional.of(new INDArray[] {read.getFeaturesMaskArray()}),
          Optional.of(new INDArray[] {read.getLabelsMaskArray()}));
    }
  }

  @Override
  public DataSet minibatch(long[] rows) {
    float[][] features = new float[rows.length][];
    float[][] labels = new float[rows.length][];
    float[][] masks = new float[rows.length][];
    float[][] labelMasks = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      Sequence sequence = sequence(rows[i]);
      features[i] = sequence.features;
      labels[i] = sequence.labels;
      masks[i] = sequence.mask;
      labelMasks[i] = sequence.labelMask;
    }
    return new DataSet(
        Nd4j.create(features).reshape('c', rows.length, values, steps),
        Nd4j.create(labels).reshape('c', rows.length, classes, steps),
        Nd4j.create(masks),
        Nd4j.create(labelMasks));
  }
}
