package org.trainyard.jobs.masking;

/**
 * A row of which tokens are hidden.
 *
 * @param ids what the network sees
 * @param targets of the same length: a token's true id where it is to be predicted, else {@value
 *     #NONE}
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one step and is never compared.
public record MaskedTokens(int[] ids, int[] targets) {
  /** Nothing is to be predicted. */
  public static final int NONE = -1;
}
