package org.trainyard.jobs.network.sequence;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Where a matrix lies row by row in native memory, which may hold more than it.
 *
 * @param from number of its first element
 * @param stride elements from a row's beginning to the next row's (BLAS: leading dimension)
 */
public record Slice(FloatPointer pointer, long from, int stride) {
  /** A matrix within this one that begins some elements later. */
  public Slice plus(long elements) {
    return new Slice(pointer, from + elements, stride);
  }

  /** The first element's address, as a pointer of its own. */
  public FloatPointer address() {
    return pointer.getPointer(from);
  }
}
