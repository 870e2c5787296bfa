package org.trainyard.jobs.dl4jspark;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What one array of an example looks like, without its numbers.
 *
 * @param type type of its numbers
 * @param shape {@code [1, …]}; the first axis is that of the minibatch
 */
@SuppressWarnings("ArrayRecordComponent") // Read once for each row and never compared.
record Layout(DataType type, long[] shape) {
  private static final byte ABSENT = -1;

  /** The layout of one example of an array, which may be absent. */
  static void write(INDArray array, ByteBuffer out) {
    if (array == null) {
      out.put(ABSENT);
      return;
    }
    out.put((byte) array.rank()).put((byte) array.dataType().toInt());
    for (int axis = 1; axis < array.rank(); axis++) {
      out.putLong(array.size(axis));
    }
  }

  /** Bytes that {@link #write} takes. */
  static int bytes(INDArray array) {
    return array == null ? 1 : 2 + (array.rank() - 1) * Long.BYTES;
  }

  /** Reads a layout; null stands for an absent array, as in DL4J. */
  static Layout read(ByteBuffer in) {
    byte rank = in.get();
    if (rank == ABSENT) {
      return null;
    }
    DataType type = DataType.fromInt(in.get());
    long[] shape = new long[rank];
    shape[0] = 1;
    for (int axis = 1; axis < rank; axis++) {
      shape[axis] = in.getLong();
    }
    return new Layout(type, shape);
  }

  /** The shape of so many examples. */
  long[] shape(int examples) {
    long[] all = Arrays.copyOf(shape, shape.length);
    all[0] = examples;
    return all;
  }

  /** Bytes of one example's numbers. */
  int bytes() {
    return Math.toIntExact(LongStream.of(shape).reduce(1, Math::multiplyExact) * type.width());
  }
}
