package org.trainyard.jobs.network.sequence;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trainyard.jobs.runtime.NativeRuntime;

/** The gradients of every parameter against differences of the loss. */
class EncoderGradientTest {
  private static final SmallEncoder.Rows ROWS = rows();

  private static SmallEncoder.Rows rows() {
    NativeRuntime.load(1);
    return SmallEncoder.Rows.of(9, 9, 1, 5, 7);
  }

  @BeforeAll
  static void load() {
    NativeRuntime.load(1);
  }

  @ParameterizedTest
  @EnumSource(SequencePooling.Kind.class)
  void gradientsAreDifferencesOfTheLoss(SequencePooling.Kind pooling) {
    // The largest number is another one after too large a step.
    Slopes.check(
        SmallEncoder.network(pooling, 0), ROWS, pooling == SequencePooling.Kind.MAX ? 1e-3 : 1e-2);
  }

  /** The same draw gives the same masks, so the loss with dropout has a gradient as well. */
  @Test
  void gradientsWithDropoutAreDifferencesOfTheLoss() {
    Slopes.check(SmallEncoder.network(SequencePooling.Kind.MEAN, 0.3), ROWS, 1e-2);
  }
}
