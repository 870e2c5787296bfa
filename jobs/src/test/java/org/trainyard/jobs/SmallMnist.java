package org.trainyard.jobs;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.trainyard.dataprep.fetch.DatasetFetcher;

/** The first rows of the real MNIST, as IDX files in a folder. */
public record SmallMnist(Path folder) {
  private static final int LABELS_HEADER = 8;
  private static final int IMAGES_HEADER = 16;
  private static final int PIXELS = 28 * 28;

  /** Cuts the files; fetches MNIST first if it is not in the cache. */
  public static SmallMnist cut(Path folder, int trainRows, int testRows) throws IOException {
    Path mnist = DatasetFetcher.intoHome().fetch("mnist").path();
    Files.createDirectories(folder);
    cut(mnist, folder, "train-images-idx3-ubyte", trainRows, IMAGES_HEADER, PIXELS);
    cut(mnist, folder, "train-labels-idx1-ubyte", trainRows, LABELS_HEADER, 1);
    cut(mnist, folder, "t10k-images-idx3-ubyte", testRows, IMAGES_HEADER, PIXELS);
    cut(mnist, folder, "t10k-labels-idx1-ubyte", testRows, LABELS_HEADER, 1);
    return new SmallMnist(folder);
  }

  /** Values of {@code --set} that make a pipeline read these files. */
  public List<String> sets() {
    return List.of(
        "prepare.source.images=" + folder.resolve("train-images-idx3-ubyte"),
        "prepare.source.labels=" + folder.resolve("train-labels-idx1-ubyte"),
        "prepare.source.test-images=" + folder.resolve("t10k-images-idx3-ubyte"),
        "prepare.source.test-labels=" + folder.resolve("t10k-labels-idx1-ubyte"));
  }

  private static void cut(Path from, Path to, String name, int rows, int headerBytes, int rowBytes)
      throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(from.resolve(name)));
        DataOutputStream out = new DataOutputStream(Files.newOutputStream(to.resolve(name)))) {
      out.writeInt(in.readInt());
      in.readInt();
      out.writeInt(rows);
      out.write(in.readNBytes(headerBytes - 8));
      out.write(in.readNBytes(rows * rowBytes));
    }
  }
}
