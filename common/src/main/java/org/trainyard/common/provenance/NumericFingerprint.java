package org.trainyard.common.provenance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What decides the last bits of a result. Two executors with equal fingerprints compute the same
 * bytes from the same input.
 *
 * @param library the native library and its version, for example {@code nd4j-native 1.0.0-M2.1}
 * @param variant the build of the library, for example {@code linux-x86_64-onednn-avx2}
 * @param blasKernel the matrix kernels that OpenBLAS chose, for example {@code Haswell}
 * @param oneDnn {@code off}, or the instruction set that oneDNN is held to, for example {@code
 *     AVX2}
 * @param threadsPerTask native threads of one task
 */
public record NumericFingerprint(
    String library, String variant, String blasKernel, String oneDnn, int threadsPerTask)
    implements Serializable {

  /** What differs, as sentences; empty if the fingerprints are equal. */
  public List<String> differences(NumericFingerprint other) {
    List<String> differences = new ArrayList<>();
    compare(differences, "library", library, other.library);
    compare(differences, "variant", variant, other.variant);
    compare(differences, "BLAS kernel", blasKernel, other.blasKernel);
    compare(differences, "oneDNN", oneDnn, other.oneDnn);
    compare(
        differences,
        "threads per task",
        String.valueOf(threadsPerTask),
        String.valueOf(other.threadsPerTask));
    return differences;
  }

  private static void compare(List<String> differences, String what, String mine, String others) {
    if (!mine.equals(others)) {
      differences.add(what + ": " + mine + " here, " + others + " there");
    }
  }
}
