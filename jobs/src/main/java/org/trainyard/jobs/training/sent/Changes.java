package org.trainyard.jobs.training.sent;

/** The precision in which workers send back what a round changed. */
public enum Changes {
  /** Single precision: where they arrived, to the last bit. */
  FP32,
  /**
   * Half precision: by how much the parameters changed, scaled block by block ({@link HalfBlocks});
   * moments as bfloat16, which keeps a variance above zero.
   */
  FP16
}
