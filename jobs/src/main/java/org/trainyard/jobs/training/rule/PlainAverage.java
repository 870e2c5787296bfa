package org.trainyard.jobs.training.rule;

/** x ← the mean of where the workers arrived (McMahan et al. 2017, federated averaging). */
public record PlainAverage() implements AveragingRule {
  @Override
  public String name() {
    return "average";
  }

  @Override
  public Shared next(Shared shared, float[] start, float[] arrived, double learningRate) {
    return new Shared(arrived, shared.memory());
  }
}
