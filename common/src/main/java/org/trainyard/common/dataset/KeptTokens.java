package org.trainyard.common.dataset;

/**
 * Which tokens stay of a text that has more than fit; the special tokens around it always do. What
 * a long text is about often stands at its end (Sun et al. 2019, "How to Fine-Tune BERT for Text
 * Classification?", arXiv:1905.05583).
 */
public enum KeptTokens {
  /** The first. */
  HEAD,
  /** The last. */
  TAIL,
  /** The first quarter of those that fit from the beginning, the other three from the end. */
  BOTH;

  /**
   * How many are taken from the beginning; the others are the text's last.
   *
   * @param room how many fit, special ones left out
   */
  public int fromBeginning(int room) {
    return switch (this) {
      case HEAD -> room;
      case TAIL -> 0;
        // Rounded: 128 of the 510 beside BERT's two special tokens, as the paper has it.
      case BOTH -> (room + 2) / 4;
    };
  }
}
