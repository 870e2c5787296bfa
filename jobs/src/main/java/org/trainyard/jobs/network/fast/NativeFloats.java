package org.trainyard.jobs.network.fast;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays of ND4J whose numbers lie in native memory one after another, last axis fastest. */
public final class NativeFloats {
  private static final long LARGEST = Integer.MAX_VALUE / Float.BYTES;

  private NativeFloats() {}

  /** Whether an array is binary32, in C order without gaps, and small enough for a buffer. */
  public static boolean plain(INDArray array) {
    if (array.dataType() != DataType.FLOAT || array.isEmpty() || array.length() > LARGEST) {
      return false;
    }
    long[] strides = array.stride();
    long expected = 1;
    for (int axis = array.rank() - 1; axis >= 0; axis--) {
      if (strides[axis] != expected && array.size(axis) != 1) {
        return false;
      }
      expected *= array.size(axis);
    }
    return true;
  }

  /** Whether two arrays have the same axes. */
  public static boolean sameShape(INDArray array, long... shape) {
    return Arrays.equals(array.shape(), shape);
  }

  /** The numbers of a plain array, as long as that array lives. */
  public static FloatBuffer buffer(INDArray array) {
    return bytes(array).asFloatBuffer();
  }

  /** The numbers' bits, for arithmetic that the compiler turns into vector instructions. */
  public static IntBuffer bits(INDArray array) {
    return bytes(array).asIntBuffer();
  }

  /** The address of a plain array, as long as that array lives. */
  public static FloatPointer pointer(INDArray array) {
    return new FloatPointer(array.data().addressPointer()).capacity(array.length());
  }

  private static ByteBuffer bytes(INDArray array) {
    return pointer(array).asByteBuffer();
  }
}
