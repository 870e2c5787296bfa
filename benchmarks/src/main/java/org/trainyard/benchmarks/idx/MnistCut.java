package org.trainyard.benchmarks.idx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.trainyard.common.job.UsageException;

/** The four MNIST files of a benchmark: the first training rows and all test rows, in a folder. */
public final class MnistCut {
  /** Training images, {@code [row, 28, 28]}. */
  public static final String TRAIN_IMAGES = "train-images-idx3-ubyte";

  /** Training labels, {@code [row]}. */
  public static final String TRAIN_LABELS = "train-labels-idx1-ubyte";

  /** Test images, {@code [row, 28, 28]}. */
  public static final String TEST_IMAGES = "t10k-images-idx3-ubyte";

  /** Test labels, {@code [row]}. */
  public static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  /** Rows of the test files. */
  public static final int TEST_ROWS = 10_000;

  private MnistCut() {}

  /**
   * Writes the four files.
   *
   * @param source folder with the four files of MNIST, plain or with {@code .gz}
   * @param rows training rows to copy
   * @param target an existing folder
   * @throws UsageException if a file is missing
   */
  public static void write(Path source, int rows, Path target) throws IOException {
    IdxCut.firstRows(find(source, TRAIN_IMAGES), rows, target.resolve(TRAIN_IMAGES));
    IdxCut.firstRows(find(source, TRAIN_LABELS), rows, target.resolve(TRAIN_LABELS));
    IdxCut.firstRows(find(source, TEST_IMAGES), TEST_ROWS, target.resolve(TEST_IMAGES));
    IdxCut.firstRows(find(source, TEST_LABELS), TEST_ROWS, target.resolve(TEST_LABELS));
  }

  private static Path find(Path folder, String name) {
    Path plain = folder.resolve(name);
    if (Files.isReadable(plain)) {
      return plain;
    }
    Path zipped = folder.resolve(name + ".gz");
    if (Files.isReadable(zipped)) {
      return zipped;
    }
    throw new UsageException(
        plain
            + ": not found; get the files with: trainyard datasets fetch mnist,"
            + " or name their folder with --data");
  }
}
