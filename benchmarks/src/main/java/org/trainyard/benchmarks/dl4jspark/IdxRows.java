package org.trainyard.benchmarks.dl4jspark;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

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
    try (DataInputStream pixels = open(images);
        DataInputStream classes = open(labels)) {
      pixels.readInt();
      classes.readInt();
      int rows = pixels.readInt();
      classes.readInt();
      int size = pixels.readInt() * pixels.readInt();
      List<DataSet> minibatches = new ArrayList<>();
      for (int first = 0; first < rows; first += minibatchSize) {
        int count = Math.min(minibatchSize, rows - first);
        minibatches.add(minibatch(pixels.readNBytes(count * size), classes.readNBytes(count)));
      }
      return minibatches;
    }
  }

  private static DataSet minibatch(byte[] pixels, byte[] classes) {
    int size = pixels.length / classes.length;
    float[][] features = new float[classes.length][size];
    float[][] labels = new float[classes.length][CLASSES];
    for (int row = 0; row < classes.length; row++) {
      for (int i = 0; i < size; i++) {
        features[row][i] = (pixels[row * size + i] & 0xff) / 255f;
      }
      labels[row][classes[row]] = 1f;
    }
    return new DataSet(Nd4j.create(features), Nd4j.create(labels));
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }
}
