package org.trainyard.benchmarks.mllib;

import dev.ludovic.netlib.blas.NativeBLAS;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/**
 * OpenBLAS for MLlib, as its guide to the acceleration of linear algebra has it: the one that
 * Trainyard uses too. It must be told before MLlib computes for the first time.
 */
final class NativeBlas {
  private static final String PATH = "dev.ludovic.netlib.blas.nativeLibPath";

  private NativeBlas() {}

  /**
   * Tells MLlib's linear algebra where OpenBLAS is.
   *
   * @throws RuntimeException if it does not load: MLlib would compute in Java without a word
   */
  static void use() {
    Path library = Path.of(Loader.load(openblas.class)).resolveSibling("libopenblas.so.0");
    System.setProperty(PATH, library.toString());
    NativeBLAS.getInstance();
  }
}
