package org.trainyard.jobs.network.sequence;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Multi-head scaled dot-product self-attention (Vaswani et al. 2017, arXiv:1706.03762) over packed
 * rows: a token sees the tokens of its own row and nothing else. Probabilities are computed again
 * on the way back rather than kept. They lie transposed, {@code [keys, queries]}: so the sums and
 * maxima over the keys of all queries go side by side, in vector instructions.
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
  private float[] overKeys = new float[0];
  private float[] largest = new float[0];

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
      for (int head = 0; head < heads; head++) {
        Slice queries = part(projected, packing.start(r), head);
        probabilities(queries, length);
        NativeMatrix used = probabilities;
        if (mode == Mode.TRAINING && dropout.isOn()) {
          drop(key, firstMask(packing, r, head), length);
          used = dropped;
        }
        Blas.productTransposedLeft(
            length,
            headSize,
            length,
            square(used, length),
            values(queries),
            0,
            part(context, packing.start(r), head));
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
    for (int r = 0; r < packing.rows(); r++) {
      int length = packing.length(r);
      for (int head = 0; head < heads; head++) {
        Slice queries = part(projected, packing.start(r), head);
        Slice queriesGradient = part(projectedGradient, packing.start(r), head);
        Slice outer = part(contextGradient, packing.start(r), head);
        Slice scores = square(gradients, length);
        long firstMask = firstMask(packing, r, head);
        probabilities(queries, length);
        NativeMatrix used = probabilities;
        if (dropout.isOn()) {
          drop(key, firstMask, length);
          used = dropped;
        }
        Blas.product(
            length, headSize, length, square(used, length), outer, 0, values(queriesGradient));
        Blas.productTransposedRight(length, length, headSize, values(queries), outer, 0, scores);
        scoreGradients(key, firstMask, length);
        Blas.productTransposedLeft(
            length, headSize, length, scores, keys(queries), 0, queriesGradient);
        Blas.product(length, headSize, length, scores, queries, 0, keys(queriesGradient));
      }
    }
  }

  /** Each key's own number, over all heads: the row of its dropout mask. */
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
      overKeys = new float[longest];
      largest = new float[longest];
    }
  }

  /** What belongs to a head, from a token on: of the projections, the queries. */
  private Slice part(NativeMatrix matrix, int token, int head) {
    return matrix.from((long) token * matrix.columns() + (long) head * headSize);
  }

  private Slice keys(Slice queries) {
    return queries.plus(size);
  }

  private Slice values(Slice queries) {
    return queries.plus(2L * size);
  }

  /** A matrix {@code [keys, queries]} of one row of the minibatch. */
  private static Slice square(NativeMatrix matrix, int length) {
    return new Slice(matrix.pointer(), 0, length);
  }

  private void probabilities(Slice queries, int length) {
    Blas.productTransposedRight(
        length, length, headSize, keys(queries), queries, 0, square(probabilities, length));
    softmax(probabilities.buffer(), length);
  }

  /** Over the keys of each query. */
  private void softmax(FloatBuffer scores, int length) {
    Arrays.fill(largest, 0, length, Float.NEGATIVE_INFINITY);
    for (int key = 0; key < length; key++) {
      scores.get(key * length, row, 0, length);
      for (int i = 0; i < length; i++) {
        largest[i] = Math.max(largest[i], row[i]);
      }
    }
    Arrays.fill(overKeys, 0, length, 0);
    for (int key = 0; key < length; key++) {
      scores.get(key * length, row, 0, length);
      for (int i = 0; i < length; i++) {
        row[i] = (row[i] - largest[i]) * scale;
      }
      Exponential.apply(row, length);
      for (int i = 0; i < length; i++) {
        overKeys[i] += row[i];
      }
      scores.put(key * length, row, 0, length);
    }
    for (int i = 0; i < length; i++) {
      overKeys[i] = 1 / overKeys[i];
    }
    for (int key = 0; key < length; key++) {
      scores.get(key * length, row, 0, length);
      for (int i = 0; i < length; i++) {
        row[i] *= overKeys[i];
      }
      scores.put(key * length, row, 0, length);
    }
  }

  private void drop(long mask, long firstMask, int length) {
    FloatBuffer from = probabilities.buffer();
    FloatBuffer to = dropped.buffer();
    for (int key = 0; key < length; key++) {
      from.get(key * length, row, 0, length);
      dropout.fill(mask, firstMask + key, factors, length);
      for (int i = 0; i < length; i++) {
        row[i] *= factors[i];
      }
      to.put(key * length, row, 0, length);
    }
  }

  /** Through dropout, softmax and scale, in place. */
  private void scoreGradients(long mask, long firstMask, int length) {
    FloatBuffer shares = probabilities.buffer();
    FloatBuffer buffer = gradients.buffer();
    Arrays.fill(overKeys, 0, length, 0);
    for (int key = 0; key < length; key++) {
      shares.get(key * length, row, 0, length);
      buffer.get(key * length, gradient, 0, length);
      if (dropout.isOn()) {
        dropout.fill(mask, firstMask + key, factors, length);
        for (int i = 0; i < length; i++) {
          gradient[i] *= factors[i];
        }
        buffer.put(key * length, gradient, 0, length);
      }
      for (int i = 0; i < length; i++) {
        overKeys[i] += gradient[i] * row[i];
      }
    }
    for (int key = 0; key < length; key++) {
      shares.get(key * length, row, 0, length);
      buffer.get(key * length, gradient, 0, length);
      for (int i = 0; i < length; i++) {
        gradient[i] = (gradient[i] - overKeys[i]) * row[i] * scale;
      }
      buffer.put(key * length, gradient, 0, length);
    }
  }
}
