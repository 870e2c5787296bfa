package org.trainyard.jobs.network;

import org.trainyard.common.job.UsageException;

/** An encoder that was trained before, here or elsewhere. */
interface EncoderOrigin {
  /** SHA-256 of its files, so that they are part of a run's identity. */
  String digest();

  /**
   * Its sizes.
   *
   * @throws UsageException if there is no Transformer encoder
   */
  EncoderSettings.Shape shape();

  /**
   * Makes sure that an id means the same token here and there.
   *
   * @throws UsageException if the texts were cut into tokens by another tokenizer
   */
  void requireTokenizer(NetworkTask task);

  /**
   * Puts its weights into a network.
   *
   * @throws UsageException if the encoders are not of the same layers and sizes
   */
  void putEncoder(Network network);
}
