package org.trainyard.benchmarks.dl4jspark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.benchmarks.measured.IdxBytes;

/** Reads a pair of IDX files into minibatches. */
final class IdxRows {
  private static final int CLASSES = 10;

  private IdxRows() {}

  /**
   * Reads all rows.
   *
   * @return minibatches in the order of the files: features {@code [minibatch, height * width]} in
   *     0 to 1, labels one-hot {@code [minibatch, 10]}; the last one may be shorter
   */
  static List<DataSet> read(Path images, Path labels, int minibatchSize) throws IOException {
    IdxBytes rows = IdxBytes.read(images, labels);
    List<DataSet> minibatches = new ArrayList<>();
    for (int first = 0; first < rows.rows(); first += minibatchSize) {
      minibatches.add(minibatch(rows, first, Math.min(minibatchSize, rows.rows() - first)));
    }
    return minibatches;
  }

  private static DataSet minibatch(IdxBytes rows, int first, int count) {
    float[][] features = new float[count][rows.size()];
    float[][] labels = new float[count][CLASSES];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < rows.size(); i++) {
        features[row][i] = rows.pixel(first + row, i);
      }
      labels[row][rows.label(first + row)] = 1f;
    }
    return new DataSet(Nd4j.create(features), Nd4j.create(labels));
  }
}
