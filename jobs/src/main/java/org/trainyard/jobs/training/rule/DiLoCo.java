package org.trainyard.jobs.training.rule;

/**
 * DiLoCo (Douillard et al. 2023): an outer optimizer takes Δ = x - arrived for a gradient, and
 * moves x by Nesterov's momentum: m ← μm + Δ, x ← x - λ(Δ + μm).
 *
 * @param rate λ
 * @param momentum μ
 */
public record DiLoCo(double rate, double momentum) implements AveragingRule {
  @Override
  public String name() {
    return "diloco";
  }

  @Override
  public Shared next(Shared shared, float[] start, float[] arrived, double learningRate) {
    float[] parameters = new float[arrived.length];
    float[] velocity = new float[arrived.length];
    for (int i = 0; i < arrived.length; i++) {
      double change = (double) start[i] - arrived[i];
      double moved = momentum * shared.memory(i) + change;
      velocity[i] = (float) moved;
      parameters[i] = (float) (shared.parameters()[i] - rate * (change + momentum * moved));
    }
    return new Shared(parameters, velocity);
  }
}
