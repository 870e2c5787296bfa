package org.trainyard.jobs.network;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A learning rate that rises from 0 in a straight line and then falls to 0 in another (Devlin et
 * al. 2019), step by step. Part of DL4J's JSON.
 */
public final class LinearSchedule implements ISchedule {
  private static final long serialVersionUID = 1;

  @JsonProperty private double rate;
  @JsonProperty private long warmupSteps;
  @JsonProperty private long steps;

  /** For Jackson. */
  LinearSchedule() {}

  /**
   * A schedule.
   *
   * @param rate at the end of the warm-up
   * @param warmupSteps steps in which it rises
   * @param steps of the whole training
   */
  LinearSchedule(double rate, long warmupSteps, long steps) {
    this.rate = rate;
    this.warmupSteps = warmupSteps;
    this.steps = steps;
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    if (iteration < warmupSteps) {
      return rate * (iteration + 1) / warmupSteps;
    }
    long left = Math.max(0, steps - iteration);
    return rate * left / Math.max(1, steps - warmupSteps);
  }

  @Override
  public ISchedule clone() {
    return new LinearSchedule(rate, warmupSteps, steps);
  }
}
