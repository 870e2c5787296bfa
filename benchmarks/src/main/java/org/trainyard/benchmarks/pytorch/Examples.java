package org.trainyard.benchmarks.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.trainyard.benchmarks.measured.IdxBytes;

/**
 * Rows in two arrays of PyTorch's; a minibatch is a view of them.
 *
 * @param features {@code [row, ...]} in 0 to 1
 * @param labels {@code [row]}, the class as a 64-bit integer
 */
record Examples(NDArray features, NDArray labels) {
  /**
   * Copies the rows from {@code first} to before {@code end} into arrays of the manager, in the
   * shape that the network takes.
   */
  static Examples of(IdxBytes rows, int first, int end, String network, NDManager manager) {
    float[] features = new float[(end - first) * rows.size()];
    long[] labels = new long[end - first];
    for (int row = 0; row < labels.length; row++) {
      for (int i = 0; i < rows.size(); i++) {
        features[row * rows.size() + i] = rows.pixel(first + row, i);
      }
      labels[row] = rows.label(first + row);
    }
    Shape shape = BenchmarkBlocks.input(network, labels.length);
    return new Examples(manager.create(features, shape), manager.create(labels));
  }

  /** Number of rows. */
  int rows() {
    return Math.toIntExact(labels.getShape().get(0));
  }

  /** The rows from {@code first} to before {@code end}, as views that the manager closes. */
  Examples slice(int first, int end, NDManager manager) {
    return new Examples(
        features.get(manager, new NDIndex().addSliceDim(first, end)),
        labels.get(manager, new NDIndex().addSliceDim(first, end)));
  }
}
