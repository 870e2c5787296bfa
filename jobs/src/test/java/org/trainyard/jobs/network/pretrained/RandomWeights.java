package org.trainyard.jobs.network.pretrained;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Encoders that know nothing, for tests. */
public final class RandomWeights {
  /** A shape in which no two sizes are the same, but for those that must be. */
  public static final EncoderShape SMALL =
      new EncoderShape(2, 12, 3, 20, 31, 16, 2, 1e-6, Gelu.EXACT);

  private RandomWeights() {}

  /** An encoder without a head. */
  public static EncoderWeights of(EncoderShape shape, long seed) {
    return of(shape, shape.tensors(), seed);
  }

  /** An encoder with a masked-token head. */
  public static EncoderWeights withHead(EncoderShape shape, long seed) {
    List<EncoderTensor> tensors = new ArrayList<>(shape.tensors());
    tensors.addAll(shape.maskedTokenHead());
    return of(shape, tensors, seed);
  }

  private static EncoderWeights of(EncoderShape shape, List<EncoderTensor> tensors, long seed) {
    Random random = new Random(seed);
    Map<String, float[]> values = new HashMap<>();
    for (EncoderTensor each : tensors) {
      float[] numbers = new float[each.length()];
      float mean = each.name().endsWith("LayerNorm.weight") ? 1 : 0;
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = mean + 0.3f * (float) random.nextGaussian();
      }
      values.put(each.name(), numbers);
    }
    return new EncoderWeights(shape, values);
  }
}
