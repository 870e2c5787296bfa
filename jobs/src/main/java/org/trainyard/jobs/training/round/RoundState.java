package org.trainyard.jobs.training.round;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import org.trainyard.jobs.network.FlatState;

/**
 * Everything that the next round starts from; with the plan and the settings it decides all that
 * follows, byte for byte.
 *
 * @param round rounds done so far, over all epochs
 * @param epoch the epoch of the next round, from 0
 * @param roundInEpoch the next round within its epoch, from 0
 * @param iteration steps done so far by the worker with the most steps
 * @param network parameters, the shared ones, and the optimizer's moments
 * @param ruleMemory what the averaging rule remembers of earlier rounds, a number for each
 *     parameter; empty where it has nothing to remember, or not yet
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on and kept, never compared.
@DefaultSerializer(JavaSerializer.class) // Kryo cannot make records.
public record RoundState(
    long round, int epoch, int roundInEpoch, int iteration, FlatState network, float[] ruleMemory)
    implements Serializable {

  /** A state in which the averaging rule remembers nothing. */
  public RoundState(long round, int epoch, int roundInEpoch, int iteration, FlatState network) {
    this(round, epoch, roundInEpoch, iteration, network, new float[0]);
  }

  /** The beginning of a training. */
  public static RoundState beginning(FlatState initial) {
    return new RoundState(0, 0, 0, 0, initial);
  }

  /**
   * The state after a round of plain averaging.
   *
   * @param outcome what came of the round
   * @param roundsOfEpoch how many make the epoch
   */
  public RoundState after(RoundOutcome outcome, int roundsOfEpoch) {
    boolean epochEnds = roundInEpoch + 1 == roundsOfEpoch;
    return new RoundState(
        round + 1,
        epochEnds ? epoch + 1 : epoch,
        epochEnds ? 0 : roundInEpoch + 1,
        Math.addExact(iteration, outcome.steps()),
        outcome.averaged());
  }

  /** This place in the training with other numbers. */
  public RoundState withNumbers(FlatState numbers, float[] memory) {
    return new RoundState(round, epoch, roundInEpoch, iteration, numbers, memory);
  }

  /** Whether an epoch has just ended. */
  public boolean betweenEpochs() {
    return roundInEpoch == 0;
  }
}
