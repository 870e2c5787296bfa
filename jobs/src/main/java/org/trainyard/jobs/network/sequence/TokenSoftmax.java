package org.trainyard.jobs.network.sequence;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.trainyard.jobs.network.fast.NativeFloats;

/**
 * Softmax over a vocabulary with cross-entropy. Vectors are taken some at a time, forth and back,
 * so that the scores {@code [vectors, vocabulary]} need little memory however many there are.
 */
final class TokenSoftmax {
  private static final int AT_ONCE = 128;

  private final int vocabulary;
  private final int size;
  private final NativeMatrix scores = new NativeMatrix();
  private final float[] bias;
  private final float[] biasGradient;
  private final float[] row;
  private double rowLoss;
  private float rowSum;
  private long correct;

  TokenSoftmax(int vocabulary, int size) {
    this.vocabulary = vocabulary;
    this.size = size;
    bias = new float[vocabulary];
    biasGradient = new float[vocabulary];
    row = new float[vocabulary];
  }

  /** Takes over the bias, before anything else. */
  void load(INDArray biases) {
    NativeFloats.buffer(biases).get(0, bias);
  }

  /** How well the tokens are predicted. */
  MaskedScore score(NativeMatrix vectors, NativeMatrix table, HiddenTokens hidden) {
    double loss = 0;
    correct = 0;
    for (int from = 0; from < hidden.count(); from += AT_ONCE) {
      int rows = multiply(vectors, table, from, hidden.count());
      for (int n = 0; n < rows; n++) {
        exponentials(n, hidden.target(from + n));
        loss += rowLoss;
      }
    }
    return new MaskedScore(hidden.count(), correct, loss);
  }

  /** Puts the probabilities of all tokens into {@code [vectors, vocabulary]}. */
  void probabilities(NativeMatrix vectors, NativeMatrix table, int count, NativeMatrix result) {
    for (int from = 0; from < count; from += AT_ONCE) {
      int rows = multiply(vectors, table, from, count);
      for (int n = 0; n < rows; n++) {
        exponentials(n, 0);
        scale(1 / rowSum);
        result.put(from + n, row);
      }
    }
  }

  /**
   * The way forth and back.
   *
   * @param factor of every token's loss in the gradients
   * @param vectorGradients takes {@code [tokens, size]}
   * @param tableGradient takes {@code [vocabulary, size]}
   */
  MaskedScore train(
      NativeMatrix vectors,
      NativeMatrix table,
      HiddenTokens hidden,
      float factor,
      NativeMatrix vectorGradients,
      NativeMatrix tableGradient) {
    double loss = 0;
    correct = 0;
    Arrays.fill(biasGradient, 0);
    for (int from = 0; from < hidden.count(); from += AT_ONCE) {
      int rows = multiply(vectors, table, from, hidden.count());
      for (int n = 0; n < rows; n++) {
        int target = hidden.target(from + n);
        exponentials(n, target);
        loss += rowLoss;
        scale(factor / rowSum);
        row[target] -= factor;
        for (int i = 0; i < vocabulary; i++) {
          biasGradient[i] += row[i];
        }
        scores.put(n, row);
      }
      long first = (long) from * size;
      Blas.product(
          rows, size, vocabulary, scores.all(), table.all(), 0, vectorGradients.from(first));
      Blas.productTransposedLeft(
          vocabulary,
          size,
          rows,
          scores.all(),
          vectors.from(first),
          from == 0 ? 0 : 1,
          tableGradient.all());
    }
    return new MaskedScore(hidden.count(), correct, loss);
  }

  /** The bias's gradient of the last training. */
  float[] biasGradient() {
    return biasGradient;
  }

  private int multiply(NativeMatrix vectors, NativeMatrix table, int from, int count) {
    int rows = Math.min(AT_ONCE, count - from);
    scores.resize(AT_ONCE, vocabulary);
    Blas.productTransposedRight(
        rows, vocabulary, size, vectors.from((long) from * size), table.all(), 0, scores.all());
    return rows;
  }

  /** The exponentials of a row's scores over the largest, their sum, and the target's loss. */
  private void exponentials(int number, int target) {
    scores.get(number, row);
    for (int i = 0; i < vocabulary; i++) {
      row[i] += bias[i];
    }
    float largest = Reductions.max(row, vocabulary);
    correct += row[target] == largest ? 1 : 0;
    for (int i = 0; i < vocabulary; i++) {
      row[i] -= largest;
    }
    float below = row[target];
    Exponential.apply(row, vocabulary);
    rowSum = Reductions.sum(row, vocabulary);
    rowLoss = Math.log(rowSum) - below;
  }

  private void scale(float factor) {
    for (int i = 0; i < vocabulary; i++) {
      row[i] *= factor;
    }
  }
}
