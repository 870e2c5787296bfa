package org.trainyard.jobs.training.rule;

/**
 * How the shared parameters move at the end of a round. All computing is in double precision,
 * number by number in order, so the same round gives the same bytes; what is kept is single
 * precision.
 */
public interface AveragingRule {
  /** Its name in the settings. */
  String name();

  /** Where the workers begin the next round. */
  default float[] start(Shared shared) {
    return shared.parameters();
  }

  /**
   * The shared parameters after a round.
   *
   * @param shared those before it
   * @param start where the workers began, as {@link #start} said
   * @param arrived where they arrived on average
   * @param learningRate the rate of the workers' optimizer in this round
   */
  Shared next(Shared shared, float[] start, float[] arrived, double learningRate);
}
