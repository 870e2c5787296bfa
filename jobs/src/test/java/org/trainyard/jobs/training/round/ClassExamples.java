package org.trainyard.jobs.training.round;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Scaling;
import org.trainyard.jobs.training.shard.ClassRowFormat;
import org.trainyard.jobs.training.shard.MinibatchFormat;

/**
 * Rows of normal numbers with a random class each, in the format that the product trains.
 *
 * @param shape {@code [length]} or {@code [channels, height, width]}
 */
record ClassExamples(List<Integer> shape, int classes) implements Examples {

  @Override
  public InputType inputType() {
    return shape.size() == 1
        ? InputType.feedForward(shape.get(0))
        : InputType.convolutional(shape.get(1), shape.get(2), shape.get(0));
  }

  private Features features() {
    Features.Kind kind = shape.size() == 1 ? Features.Kind.VECTOR : Features.Kind.IMAGE;
    return new Features(kind, shape, Features.Dtype.FLOAT32);
  }

  private int label(long row) {
    return new Random(row).nextInt(classes);
  }

  /** Numbers whose first one leans to the class, so that there is something to learn. */
  private float[] values(long row) {
    Random random = new Random(1000 + row);
    float[] values = new float[features().length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    values[0] += label(row);
    return values;
  }

  @Override
  public byte[] bytes(long row) {
    ByteBuffer values = ByteBuffer.allocate(features().bytes()).order(ByteOrder.LITTLE_ENDIAN);
    values.asFloatBuffer().put(values(row));
    return ((ClassRowFormat) format())
        .encode(
            new DatasetRow(
                row,
                "row " + row,
                new byte[0],
                values.array(),
                new double[] {label(row)},
                1,
                Map.of(),
                ""))
        .bytes();
  }

  @Override
  public MinibatchFormat format() {
    return new ClassRowFormat(features(), new Scaling(0, 1), shape, classes);
  }

  @Override
  public DataSet minibatch(long[] rows) {
    INDArray features =
        Nd4j.create(LongStream.of(rows).mapToObj(this::values).toArray(float[][]::new));
    long[] axes =
        IntStream.concat(IntStream.of(rows.length), shape.stream().mapToInt(axis -> axis))
            .asLongStream()
            .toArray();
    INDArray labels = Nd4j.zeros(DataType.FLOAT, rows.length, classes);
    for (int i = 0; i < rows.length; i++) {
      labels.putScalar(i, label(rows[i]), 1);
    }
    return new DataSet(features.reshape('c', axes), labels);
  }
}
