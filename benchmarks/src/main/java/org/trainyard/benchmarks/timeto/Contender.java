package org.trainyard.benchmarks.timeto;

import java.nio.file.Path;

/** Who races to the accuracy. */
interface Contender {
  /** Its name in the report. */
  String name();

  /** What a training's length is counted in: {@code epochs}. */
  String unit();

  /** The length that is tried first. */
  int first();

  /**
   * Trains from the beginning.
   *
   * @param length epochs or iterations
   * @param folder an existing folder for this training alone
   * @throws org.trainyard.benchmarks.process.TimeUpException if it takes longer than the limit
   */
  Attempt train(int length, Path folder);
}
