package org.trainyard.jobs.training.rule;

import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.training.round.RoundOutcome;
import org.trainyard.jobs.training.round.RoundState;

/** What is done between two rounds: from the shared state to where workers start, and back. */
public record OuterStep(AveragingRule rule) {

  /**
   * What the workers of the next round start from. It follows from the state and is never kept; the
   * rule's memory is not sent to them.
   */
  public RoundState start(RoundState state) {
    return state.withNumbers(
        new FlatState(rule.start(shared(state)), state.network().moments()), new float[0]);
  }

  /**
   * The state after a round.
   *
   * @param state the one before it
   * @param start what the workers started from
   * @param learningRate the rate of the workers' optimizer in this round
   * @param roundsOfEpoch how many make the epoch
   */
  public RoundState next(
      RoundState state,
      RoundState start,
      RoundOutcome outcome,
      double learningRate,
      int roundsOfEpoch) {
    FlatState arrived = outcome.averaged();
    Shared next =
        rule.next(shared(state), start.network().parameters(), arrived.parameters(), learningRate);
    return state
        .after(outcome, roundsOfEpoch)
        .withNumbers(new FlatState(next.parameters(), arrived.moments()), next.memory());
  }

  private static Shared shared(RoundState state) {
    return new Shared(state.network().parameters(), state.ruleMemory());
  }
}
