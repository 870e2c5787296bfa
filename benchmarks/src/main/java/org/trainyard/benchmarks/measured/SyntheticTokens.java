package org.trainyard.benchmarks.measured;

import java.util.SplittableRandom;

/**
 * Rows of random tokens in which an eighth of the tokens tells the class, so that a network that
 * learns shows it by its loss. A row follows from its number alone.
 */
public final class SyntheticTokens {
  private static final int ONE_IN = 8;

  /** Ids of each class that tell it, from 0. */
  private static final int TELLING = 16;

  private SyntheticTokens() {}

  /** The class of a row; every class has as many rows as the others. */
  public static int label(int row) {
    return row % SequenceNetwork.CLASSES;
  }

  /** The ids of a row, as many as the network's rows have. */
  public static int[] ids(SequenceNetwork network, int row) {
    SplittableRandom random = new SplittableRandom(31L * SequenceWorkload.SEED + row);
    int[] ids = new int[network.tokens()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] =
          random.nextInt(ONE_IN) == 0
              ? label(row) * TELLING + random.nextInt(TELLING)
              : random.nextInt(network.vocabulary());
    }
    return ids;
  }
}
