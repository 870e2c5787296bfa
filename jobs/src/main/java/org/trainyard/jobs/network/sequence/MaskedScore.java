package org.trainyard.jobs.network.sequence;

import java.io.Serializable;

/**
 * How well hidden tokens were predicted.
 *
 * @param tokens how many there were
 * @param correct how many got the largest probability of the vocabulary
 * @param lossSum sum of their cross-entropies in nats
 */
public record MaskedScore(long tokens, long correct, double lossSum) implements Serializable {
  /** Of no token. */
  public static final MaskedScore NOTHING = new MaskedScore(0, 0, 0);

  /** Both together. */
  public MaskedScore plus(MaskedScore other) {
    return new MaskedScore(tokens + other.tokens, correct + other.correct, lossSum + other.lossSum);
  }

  /** Mean loss of a token; 0 of none. */
  public double meanLoss() {
    return tokens == 0 ? 0 : lossSum / tokens;
  }
}
