package org.trainyard.jobs.training.rule;

/**
 * Blockwise model-update filtering (Chen &amp; Huo 2016): with Δ = start - arrived, v ← ηv - ζΔ, x
 * ← x + v. Workers start from x, or with Nesterov's momentum from x + ηv.
 *
 * @param momentum η
 * @param rate ζ
 * @param lookAhead where workers start
 */
public record Bmuf(double momentum, double rate, LookAhead lookAhead) implements AveragingRule {
  /** Where workers start. */
  public enum LookAhead {
    /** From the shared parameters. */
    NONE,
    /** From where momentum alone would bring them. */
    NESTEROV
  }

  /** η = 1 - 1/N, with which N workers move as far as one that trained all their rows. */
  static double momentumFor(int workers) {
    return 1 - 1.0 / workers;
  }

  @Override
  public String name() {
    return "bmuf";
  }

  @Override
  public float[] start(Shared shared) {
    if (lookAhead == LookAhead.NONE) {
      return shared.parameters();
    }
    float[] start = new float[shared.parameters().length];
    for (int i = 0; i < start.length; i++) {
      start[i] = (float) (shared.parameters()[i] + momentum * shared.memory(i));
    }
    return start;
  }

  @Override
  public Shared next(Shared shared, float[] start, float[] arrived, double learningRate) {
    float[] parameters = new float[arrived.length];
    float[] velocity = new float[arrived.length];
    for (int i = 0; i < arrived.length; i++) {
      double change = (double) start[i] - arrived[i];
      double moved = momentum * shared.memory(i) - rate * change;
      velocity[i] = (float) moved;
      parameters[i] = (float) (shared.parameters()[i] + moved);
    }
    return new Shared(parameters, velocity);
  }
}
