package org.trainyard.jobs.network.sequence;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.trainyard.jobs.network.fast.NativeFloats;

/**
 * A matrix in native memory that a layer keeps from step to step; it grows when it is needed larger
 * and is never given back before the layer is.
 */
public final class NativeMatrix {
  private static final long LARGEST = Integer.MAX_VALUE / Float.BYTES;

  private FloatPointer pointer = new FloatPointer(0);
  private FloatBuffer buffer = FloatBuffer.allocate(0);
  private int columns;

  /** An empty matrix. */
  public NativeMatrix() {}

  /**
   * The numbers of an array {@code [rows, columns]} in C order without gaps, as long as that array
   * lives.
   */
  public static NativeMatrix of(INDArray array) {
    NativeMatrix matrix = new NativeMatrix();
    matrix.pointer = NativeFloats.pointer(array);
    matrix.buffer = NativeFloats.buffer(array);
    matrix.columns = (int) array.size(1);
    return matrix;
  }

  /**
   * Makes room; what the matrix held is undefined afterwards.
   *
   * @throws IllegalArgumentException if there are more numbers than a buffer can have
   */
  public void resize(int rows, int columns) {
    long length = (long) rows * columns;
    if (length > LARGEST) {
      throw new IllegalArgumentException(
          String.format(
              "a matrix of %d x %d numbers is too large; make train.minibatch-size smaller",
              rows, columns));
    }
    if (buffer.capacity() < length) {
      pointer.close();
      // Nothing may see the memory that was given back, should there be none to take.
      pointer = new FloatPointer(0);
      buffer = FloatBuffer.allocate(0);
      pointer = new FloatPointer(length);
      buffer = pointer.asByteBuffer().asFloatBuffer();
    }
    this.columns = columns;
  }

  /** The first number's address. */
  public FloatPointer pointer() {
    return pointer;
  }

  /** The whole matrix. */
  public Slice all() {
    return from(0);
  }

  /** The matrix of the same width that begins at a number of this one. */
  public Slice from(long number) {
    return new Slice(pointer, number, columns);
  }

  /** All numbers. */
  public FloatBuffer buffer() {
    return buffer;
  }

  /** Columns. */
  public int columns() {
    return columns;
  }

  /** Copies a row out. */
  public void get(int row, float[] into) {
    buffer.get(row * columns, into, 0, columns);
  }

  /** Copies a row in. */
  public void put(int row, float[] from) {
    buffer.put(row * columns, from, 0, columns);
  }
}
