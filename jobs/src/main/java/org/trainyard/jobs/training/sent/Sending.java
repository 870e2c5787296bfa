package org.trainyard.jobs.training.sent;

import java.io.Serializable;
import org.trainyard.jobs.network.FlatState;

/**
 * What workers send back, and what is made of its mean.
 *
 * @param changes in which precision
 * @param moments whether moments are sent
 */
public record Sending(Changes changes, Moments moments) implements Serializable {
  /** All of it, to the last bit. */
  public static final Sending ALL = new Sending(Changes.FP32, Moments.AVERAGE);

  private static final float[] NONE = new float[0];

  /**
   * What a worker sends that began a round at one state and arrived at another.
   *
   * @param seed what random rounding follows from; another one for each worker and round
   */
  public Sent pack(FlatState start, FlatState arrived, long seed) {
    float[] sentMoments = moments == Moments.AVERAGE ? arrived.moments() : NONE;
    return switch (changes) {
      case FP32 -> new SentSingle(new FlatState(arrived.parameters(), sentMoments));
      case FP16 ->
          SentHalf.of(difference(arrived.parameters(), start.parameters()), sentMoments, seed);
    };
  }

  /**
   * Where the workers arrived on average.
   *
   * @param start where they began
   * @param mean the mean of what they sent
   */
  public FlatState arrived(FlatState start, FlatState mean) {
    return new FlatState(
        switch (changes) {
          case FP32 -> mean.parameters();
          case FP16 -> sum(start.parameters(), mean.parameters());
        },
        switch (moments) {
          case AVERAGE -> mean.moments();
          case RESET -> start.moments();
        });
  }

  /** Bytes that one worker sends: those of the numbers, without what wraps them. */
  public long bytes(FlatState state) {
    long parameters = state.parameters().length;
    long sentMoments = moments == Moments.AVERAGE ? state.moments().length : 0;
    return switch (changes) {
      case FP32 -> Float.BYTES * (parameters + sentMoments);
      case FP16 ->
          Short.BYTES * (parameters + sentMoments) + HalfBlocks.blocks(state.parameters().length);
    };
  }

  private static float[] difference(float[] from, float[] subtracted) {
    float[] difference = new float[from.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = from[i] - subtracted[i];
    }
    return difference;
  }

  private static float[] sum(float[] one, float[] other) {
    float[] sum = new float[one.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = one[i] + other[i];
    }
    return sum;
  }
}
