package org.trainyard.jobs.scoring;

/** Cross-entropy of predicted probabilities, in nats. */
public final class Loss {
  /** A smaller probability counts as this one, so that the loss is finite. */
  public static final double LEAST_PROBABILITY = 1e-15;

  private Loss() {}

  /** The loss of one row: −ln of the probability given to its class. */
  public static double crossEntropy(float[] probabilities, int label) {
    return -Math.log(Math.max(LEAST_PROBABILITY, probabilities[label]));
  }

  /** The class with the largest probability; of equal ones the first. */
  public static int predicted(float[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return best;
  }
}
