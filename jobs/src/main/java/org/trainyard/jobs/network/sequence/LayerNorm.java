package org.trainyard.jobs.network.sequence;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.trainyard.jobs.network.fast.NativeFloats;

/**
 * Layer normalization (Ba et al. 2016, arXiv:1607.06450) : each row is brought to mean 0 and
 * variance 1, then scaled and shifted column by column.
 */
final class LayerNorm {
  private final int size;
  private final float epsilon;
  private final NativeMatrix normalized = new NativeMatrix();
  private final float[] gain;
  private final float[] bias;
  private final float[] row;
  private final float[] other;
  private final float[] gainGradient;
  private final float[] biasGradient;
  private float[] inverses = new float[0];

  LayerNorm(int size, double epsilon) {
    this.size = size;
    this.epsilon = (float) epsilon;
    gain = new float[size];
    bias = new float[size];
    row = new float[size];
    other = new float[size];
    gainGradient = new float[size];
    biasGradient = new float[size];
  }

  /** Takes over the parameters, before the way forth. */
  void load(INDArray gains, INDArray biases, int rows) {
    NativeFloats.buffer(gains).get(0, gain);
    NativeFloats.buffer(biases).get(0, bias);
    normalized.resize(rows, size);
    if (inverses.length < rows) {
      inverses = new float[rows];
    }
  }

  /**
   * Normalizes one row.
   *
   * @param number of the row
   * @param sum the row; becomes the output
   */
  void forward(int number, float[] sum) {
    float mean = Reductions.sum(sum, size) / size;
    for (int i = 0; i < size; i++) {
      sum[i] -= mean;
    }
    float variance = Reductions.dot(sum, sum, size) / size;
    float inverse = (float) (1 / Math.sqrt(variance + epsilon));
    inverses[number] = inverse;
    for (int i = 0; i < size; i++) {
      sum[i] *= inverse;
    }
    normalized.put(number, sum);
    for (int i = 0; i < size; i++) {
      sum[i] = sum[i] * gain[i] + bias[i];
    }
  }

  /**
   * The gradient of the sum from that of the output.
   *
   * @param gradients {@code [rows, size]}, changed in place
   * @param gains takes the gradient of the gains
   * @param biases takes the gradient of the biases
   */
  void backward(FloatBuffer gradients, int rows, INDArray gains, INDArray biases) {
    Arrays.fill(gainGradient, 0);
    Arrays.fill(biasGradient, 0);
    for (int n = 0; n < rows; n++) {
      gradients.get(n * size, row);
      normalized.get(n, other);
      for (int i = 0; i < size; i++) {
        gainGradient[i] += row[i] * other[i];
        biasGradient[i] += row[i];
        row[i] *= gain[i];
      }
      float mean = Reductions.sum(row, size) / size;
      float along = Reductions.dot(row, other, size) / size;
      float inverse = inverses[n];
      for (int i = 0; i < size; i++) {
        row[i] = (row[i] - mean - other[i] * along) * inverse;
      }
      gradients.put(n * size, row);
    }
    NativeFloats.buffer(gains).put(0, gainGradient);
    NativeFloats.buffer(biases).put(0, biasGradient);
  }
}
