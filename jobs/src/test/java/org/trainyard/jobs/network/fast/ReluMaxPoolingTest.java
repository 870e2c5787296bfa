package org.trainyard.jobs.network.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReluMaxPoolingTest {
  private static IntBuffer bits(float... values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return IntBuffer.wrap(bits);
  }

  private static float[] floats(IntBuffer bits) {
    float[] values = new float[bits.capacity()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(bits.get(i));
    }
    return values;
  }

  private static float[] pooled(ReluMaxPooling pooling, int planes, int outputs, float... input) {
    IntBuffer output = IntBuffer.allocate(planes * outputs);
    pooling.forward(bits(input), output, planes);
    return floats(output);
  }

  private static float[] spread(ReluMaxPooling pooling, int planes, int inputs, float... gradient) {
    IntBuffer result = bits(new float[planes * inputs]);
    for (int i = 0; i < result.capacity(); i++) {
      result.put(i, -1);
    }
    pooling.backward(bits(gradient), result, planes);
    return floats(result);
  }

  @Test
  void takesTheGreatestAboveZeroAndItsPlace() {
    ReluMaxPooling pooling = new ReluMaxPooling(new Windows(2, 6, 2, 2));

    assertArrayEquals(
        new float[] {4, 0, 7}, pooled(pooling, 1, 3, 1, 2, -1, -2, 7, 7, 4, 3, -3, -0.5f, 7, 1));
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 30, 0, 10, 0, 0, 0, 0, 0},
        spread(pooling, 1, 12, 10, 20, 30),
        "of equals the first, and nothing where all are below zero");
  }

  @Test
  void leavesOutWhatFillsNoWindow() {
    ReluMaxPooling pooling = new ReluMaxPooling(new Windows(3, 3, 2, 2));

    assertArrayEquals(new float[] {5}, pooled(pooling, 1, 1, 1, 2, 99, 5, 4, 99, 99, 99, 99));
    assertArrayEquals(new float[] {0, 0, 0, 8, 0, 0, 0, 0, 0}, spread(pooling, 1, 9, 8));
  }

  /** Against the two steps one after the other, over planes of all kinds. */
  @ParameterizedTest
  @CsvSource({"24,24,2,2", "8,8,2,2", "9,7,2,2", "9,7,3,2", "11,12,3,3", "4,4,4,1"})
  void doesWhatReluAndPoolingDo(int height, int width, int kernelHeight, int kernelWidth) {
    int planes = 5;
    int outHeight = height / kernelHeight;
    int outWidth = width / kernelWidth;
    Random random = new Random(height * 100L + width);
    float[] input = new float[planes * height * width];
    float[] rectified = new float[input.length];
    for (int i = 0; i < input.length; i++) {
      // Few values, so that there are equals.
      input[i] = random.nextInt(7) - 4;
      rectified[i] = Math.max(input[i], 0);
    }
    float[] gradient = new float[planes * outHeight * outWidth];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = (float) random.nextGaussian();
    }
    MaxPooling reference = new MaxPooling(new Windows(height, width, kernelHeight, kernelWidth));
    FloatBuffer wanted = FloatBuffer.allocate(gradient.length);
    reference.forward(FloatBuffer.wrap(rectified), wanted, planes);
    IntBuffer result = IntBuffer.allocate(input.length);
    reference.backward(bits(rectified), bits(gradient), result, planes);
    float[] wantedGradient = floats(result);
    for (int i = 0; i < input.length; i++) {
      wantedGradient[i] = input[i] > 0 ? wantedGradient[i] : 0;
    }

    ReluMaxPooling pooling =
        new ReluMaxPooling(new Windows(height, width, kernelHeight, kernelWidth));
    assertArrayEquals(wanted.array(), pooled(pooling, planes, outHeight * outWidth, input));
    assertArrayEquals(wantedGradient, spread(pooling, planes, height * width, gradient));
  }
}
