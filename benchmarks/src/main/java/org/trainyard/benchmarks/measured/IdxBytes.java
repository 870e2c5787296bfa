package org.trainyard.benchmarks.measured;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A pair of IDX files as they are: images {@code [row, height, width]} and labels {@code [row]} of
 * unsigned bytes, plain.
 */
public final class IdxBytes {
  private final byte[] pixels;
  private final byte[] classes;

  private IdxBytes(byte[] pixels, byte[] classes) {
    this.pixels = pixels;
    this.classes = classes;
  }

  /** Reads both files. */
  public static IdxBytes read(Path images, Path labels) throws IOException {
    try (DataInputStream pixels = open(images);
        DataInputStream classes = open(labels)) {
      pixels.readInt();
      classes.readInt();
      int rows = pixels.readInt();
      classes.readInt();
      int size = pixels.readInt() * pixels.readInt();
      return new IdxBytes(pixels.readNBytes(rows * size), classes.readNBytes(rows));
    }
  }

  /** Number of rows. */
  public int rows() {
    return classes.length;
  }

  /** Pixels of an image. */
  public int size() {
    return pixels.length / classes.length;
  }

  /** A pixel, 0 to 1. */
  public float pixel(int row, int index) {
    return (pixels[row * size() + index] & 0xff) / 255f;
  }

  /** The class of a row, 0 to 9. */
  public int label(int row) {
    return classes[row];
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }
}
