package org.trainyard.jobs.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Weight decay apart from the gradient (Loshchilov &amp; Hutter 2019, arXiv:1711.05101): at each
 * step weights shrink by a share of the rate. Other than DL4J's own it adds nothing to the loss, of
 * which it is no part. Part of DL4J's JSON.
 */
public final class DecoupledWeightDecay extends WeightDecay {
  private static final long serialVersionUID = 1;

  /**
   * Weight decay.
   *
   * @param share of the rate
   */
  public DecoupledWeightDecay(double share) {
    super(share, true);
  }

  /** For Jackson. */
  DecoupledWeightDecay(
      @JsonProperty("coeff") org.nd4j.linalg.schedule.ISchedule share,
      @JsonProperty("applyLR") boolean applyLearningRate) {
    super(share, applyLearningRate);
  }

  @Override
  public double score(INDArray parameter, int iteration, int epoch) {
    return 0;
  }

  @Override
  public Regularization clone() {
    return new DecoupledWeightDecay(getCoeff(), isApplyLR());
  }
}
