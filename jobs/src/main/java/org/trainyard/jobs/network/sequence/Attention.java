package org.trainyard.jobs.network.sequence;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Multi-head scaled dot-product self-attention (Vaswani et al. 2017, arXiv:1706.03762) over packed
 * rows: a token sees the tokens of its own row and nothing else. Probabilities are computed again
 * on the way back rather than kept.
 */
final class Attention {
  private final int heads;
  private final int size;
  private final int headSize;
  private final float scale;
  private final DropoutMask dropout;
  private final NativeMatrix probabilities = new NativeMatrix();
  private final NativeMatrix dropped = new NativeMatrix();
  private final NativeMatrix gradients = new NativeMatrix();
  private float[] row = new float[0];
  private float[] factors = new float[0];
  private float[] gradient = new float[0];

  /**
   * Attention.
   *
   * @param size of a token's vector, a multiple of the heads
   */
  Attention(int heads, int size, DropoutMask dropout) {
    this.heads = heads;
    this.size = size;
    this.headSize = size / heads;
    this.scale = (float) (1 / Math.sqrt(headSize));
    this.dropout = dropout;
  }

  /**
   * The way forth.
   *
   * @param projected queries, keys and values side by side, {@code [tokens, 3 · size]}
   * @param context takes {@code [tokens, size]}
   * @param key what the dropout follows from; no dropout unless training
   */
  void forward(Packing packing, NativeMatrix projected, NativeMatrix context, long key, Mode mode) {
    resize(packing.longest());
    for (int r = 0; r < packing.rows(); r++) {
      int length = packing.length(r);
      long from = (long) packing.start(r) * 3 * size;
      for (int head = 0; head < heads; head++) {
        long at = from + (long) head * headSize;
        probabilities(projected.pointer(), at, length);
        NativeMatrix used = probabilities;
        if (mode == Mode.TRAINING && dropout.isOn()) {
          drop(key, firstMask(packing, r, head), length);
          used = dropped;
        }
        Blas.product(
            length,
            headSize,
            length,
            used.pointer(),
            0,
            length,
            projected.pointer(),
            at + 2L * size,
            3 * size,
            0,
            context.pointer(),
            (long) packing.start(r) * size + (long) head * headSize,
            size);
      }
    }
  }

  /**
   * The way back, after training.
   *
   * @param projected as it was on the way forth
   * @param contextGradient {@code [tokens, size]}
   * @param projectedGradient takes {@code [tokens, 3 · size]}
   */
  void backward(
      Packing packing,
      NativeMatrix projected,
      NativeMatrix contextGradient,
      NativeMatrix projectedGradient,
      long key) {
    resize(packing.longest());
    gradients.resize(packing.longest(), packing.longest());
    FloatPointer all = projected.pointer();
    FloatPointer result = projectedGradient.pointer();
    FloatPointer outer = contextGradient.pointer();
    int wide = 3 * size;
    for (int r = 0; r < packing.rows(); r++) {
      int length = packing.length(r);
      for (int head = 0; head < heads; head++) {
        long query = (long) packing.start(r) * wide + (long) head * headSize;
        long keys = query + size;
        long values = keys + size;
        long context = (long) packing.start(r) * size + (long) head * headSize;
        probabilities(all, query, length);
        NativeMatrix used = probabilities;
        long firstMask = firstMask(packing, r, head);
        if (dropout.isOn()) {
          drop(key, firstMask, length);
          used = dropped;
        }
        Blas.productTransposedLeft(
            length,
            headSize,
            length,
            used.pointer(),
            0,
            length,
            outer,
            context,
            size,
            0,
            result,
            values,
            wide);
        FloatPointer scores = gradients.pointer();
        Blas.productTransposedRight(
            length, length, headSize, outer, context, size, all, values, wide, 0, scores, 0,
            length);
        scoreGradients(key, firstMask, length);
        Blas.product(
            length, headSize, length, scores, 0, length, all, keys, wide, 0, result, query, wide);
        Blas.productTransposedLeft(
            length, headSize, length, scores, 0, length, all, query, wide, 0, result, keys, wide);
      }
    }
  }

  /** Each query's own number, over all heads: the row of its dropout mask. */
  private long firstMask(Packing packing, int row, int head) {
    return (long) head * packing.tokens() + packing.start(row);
  }

  private void resize(int longest) {
    probabilities.resize(longest, longest);
    dropped.resize(longest, longest);
    if (row.length < longest) {
      row = new float[longest];
      factors = new float[longest];
      gradient = new float[longest];
    }
  }

  private void probabilities(FloatPointer projected, long query, int length) {
    int wide = 3 * size;
    Blas.productTransposedRight(
        length,
        length,
        headSize,
        projected,
        query,
        wide,
        projected,
        query + size,
        wide,
        0,
        probabilities.pointer(),
        0,
        length);
    FloatBuffer buffer = probabilities.buffer();
    for (int i = 0; i < length; i++) {
      buffer.get(i * length, row, 0, length);
      softmax(length);
      buffer.put(i * length, row, 0, length);
    }
  }

  private void softmax(int length) {
    float largest = Reductions.max(row, length);
    for (int j = 0; j < length; j++) {
      row[j] = (row[j] - largest) * scale;
    }
    Exponential.apply(row, length);
    float share = 1 / Reductions.sum(row, length);
    for (int j = 0; j < length; j++) {
      row[j] *= share;
    }
  }

  private void drop(long key, long firstMask, int length) {
    FloatBuffer from = probabilities.buffer();
    FloatBuffer to = dropped.buffer();
    for (int i = 0; i < length; i++) {
      from.get(i * length, row, 0, length);
      dropout.fill(key, firstMask + i, factors, length);
      for (int j = 0; j < length; j++) {
        row[j] *= factors[j];
      }
      to.put(i * length, row, 0, length);
    }
  }

  /** Through dropout, softmax and scale, in place. */
  private void scoreGradients(long key, long firstMask, int length) {
    FloatBuffer shares = probabilities.buffer();
    FloatBuffer buffer = gradients.buffer();
    for (int i = 0; i < length; i++) {
      shares.get(i * length, row, 0, length);
      buffer.get(i * length, gradient, 0, length);
      if (dropout.isOn()) {
        dropout.fill(key, firstMask + i, factors, length);
        for (int j = 0; j < length; j++) {
          gradient[j] *= factors[j];
        }
      }
      float mean = Reductions.dot(gradient, row, length);
      for (int j = 0; j < length; j++) {
        gradient[j] = (gradient[j] - mean) * row[j] * scale;
      }
      buffer.put(i * length, gradient, 0, length);
    }
  }
}
