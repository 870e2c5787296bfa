package org.trainyard.jobs.training.rule;

/**
 * Slow momentum (Wang et al. 2020): with Δ = x - arrived and γ the workers' learning rate, u ← βu +
 * Δ/γ, x ← x - αγu. Dividing by γ keeps u of the same size when the rate changes.
 *
 * @param momentum β
 * @param rate α
 */
public record SlowMo(double momentum, double rate) implements AveragingRule {

  /** What the authors found best for so many workers. */
  static double momentumFor(int workers) {
    if (workers < 4) {
      return 0;
    }
    if (workers < 8) {
      return 0.2;
    }
    return workers < 16 ? 0.5 : 0.6;
  }

  @Override
  public String name() {
    return "slowmo";
  }

  @Override
  public Shared next(Shared shared, float[] start, float[] arrived, double learningRate) {
    float[] parameters = new float[arrived.length];
    float[] slow = new float[arrived.length];
    for (int i = 0; i < arrived.length; i++) {
      double change = (double) start[i] - arrived[i];
      double direction = momentum * shared.memory(i) + change / learningRate;
      slow[i] = (float) direction;
      parameters[i] = (float) (shared.parameters()[i] - rate * learningRate * direction);
    }
    return new Shared(parameters, slow);
  }
}
