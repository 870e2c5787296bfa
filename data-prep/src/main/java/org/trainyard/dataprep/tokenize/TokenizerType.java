package org.trainyard.dataprep.tokenize;

/** Tokenizers that can be trained here. */
public enum TokenizerType {
  /**
   * Words in pieces, a piece inside a word written with {@code ##} before it; what BERT uses
   * (Schuster and Nakajima 2012, Devlin et al. 2019).
   */
  WORDPIECE,
  /**
   * Byte pair encoding over the bytes of UTF-8: every text has ids and comes back from them; what
   * GPT-2 uses (Sennrich et al. 2016, Radford et al. 2019).
   */
  BPE
}
