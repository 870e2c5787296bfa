package org.trainyard.jobs.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Scaling;

/**
 * Turns stored rows into a network's input. Values are converted in bulk on the Java side and
 * copied to native memory once; arrays are kept from minibatch to minibatch.
 */
public final class MinibatchBuffer {
  private final Features.Dtype dtype;
  private final float[] table = new float[256];
  private final Scaling scaling;
  private final List<Integer> inputShape;
  private final int rowLength;
  private final int outputs;
  private float[] values = new float[0];
  private float[] oneHot = new float[0];
  private INDArray features = Nd4j.empty(DataType.FLOAT);
  private INDArray labels = Nd4j.empty(DataType.FLOAT);

  /**
   * A buffer for rows of one kind.
   *
   * @param inputShape axes of one row of the network's input
   * @param outputs number of classes
   */
  public MinibatchBuffer(Features stored, Scaling scaling, List<Integer> inputShape, int outputs) {
    this.dtype = stored.dtype();
    this.scaling = scaling;
    this.inputShape = List.copyOf(inputShape);
    this.rowLength = stored.length();
    this.outputs = outputs;
    for (int i = 0; i < table.length; i++) {
      table[i] = scale(i);
    }
  }

  /** Makes room for so many rows; their values are undefined until set. */
  public void resize(int rows) {
    if (features.isEmpty() || features.size(0) != rows) {
      long[] shape = new long[inputShape.size() + 1];
      shape[0] = rows;
      for (int i = 0; i < inputShape.size(); i++) {
        shape[i + 1] = inputShape.get(i);
      }
      features = Nd4j.create(DataType.FLOAT, shape);
      labels = Nd4j.create(DataType.FLOAT, rows, outputs);
      values = new float[rows * rowLength];
      oneHot = new float[rows * outputs];
    }
    java.util.Arrays.fill(oneHot, 0);
  }

  /** Sets the features of a row from its stored bytes. */
  public void setFeatures(int row, byte[] bytes, int offset) {
    int to = row * rowLength;
    switch (dtype) {
      case UINT8 -> {
        for (int i = 0; i < rowLength; i++) {
          values[to + i] = table[bytes[offset + i] & 0xFF];
        }
      }
      case FLOAT32 -> {
        ByteBuffer buffer = little(bytes, offset);
        for (int i = 0; i < rowLength; i++) {
          values[to + i] = scale(buffer.getFloat());
        }
      }
      case INT32 -> {
        ByteBuffer buffer = little(bytes, offset);
        for (int i = 0; i < rowLength; i++) {
          values[to + i] = scale(buffer.getInt());
        }
      }
    }
  }

  /** Changes the numbers of a row in place. */
  public interface Change {
    /**
     * Changes one row.
     *
     * @param values of all rows
     * @param offset where the row begins
     */
    void apply(float[] values, int offset);
  }

  /** Changes the features of a row, after they were set and before they are taken. */
  public void change(int row, Change change) {
    change.apply(values, row * rowLength);
  }

  /** Sets the class of a row. */
  public void setLabel(int row, int label) {
    oneHot[row * outputs + label] = 1;
  }

  /** The features, {@code [minibatch, …]}; valid until the next resize. */
  public INDArray features() {
    new FloatPointer(features.data().addressPointer()).put(values);
    return features;
  }

  /** The classes, one-hot, {@code [minibatch, classes]}; valid until the next resize. */
  public INDArray labels() {
    new FloatPointer(labels.data().addressPointer()).put(oneHot);
    return labels;
  }

  private ByteBuffer little(byte[] bytes, int offset) {
    return ByteBuffer.wrap(bytes, offset, rowLength * dtype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
  }

  private float scale(double value) {
    return (float) ((value - scaling.offset()) / scaling.divisor());
  }
}
