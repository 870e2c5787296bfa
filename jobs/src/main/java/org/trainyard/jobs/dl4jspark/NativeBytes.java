package org.trainyard.jobs.dl4jspark;

import org.bytedeco.javacpp.BytePointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The numbers of an array as they stand in native memory, rows first. */
final class NativeBytes {
  private NativeBytes() {}

  /** A copy of all numbers. */
  static byte[] of(INDArray array) {
    INDArray rowsFirst = array.dup('c');
    byte[] bytes = new byte[Math.toIntExact(array.length() * array.dataType().width())];
    pointer(rowsFirst).get(bytes);
    rowsFirst.close();
    return bytes;
  }

  /** Replaces all numbers of an array whose rows come first. */
  static void put(byte[] bytes, INDArray array) {
    pointer(array).put(bytes);
  }

  private static BytePointer pointer(INDArray array) {
    return new BytePointer(array.data().addressPointer());
  }
}
