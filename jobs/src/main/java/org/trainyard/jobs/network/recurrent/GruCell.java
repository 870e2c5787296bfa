package org.trainyard.jobs.network.recurrent;

/** Gated recurrent unit; see {@link CellType#GRU}. The state is the output. */
final class GruCell implements Cell {
  @Override
  public void forward(
      float[][] blocks,
      float[][] biases,
      float[] before,
      float[] state,
      float[] hidden,
      int count) {
    Squash.biasedSigmoid(blocks[1], biases[1], count);
    Squash.biasedSigmoid(blocks[2], biases[2], count);
    add(blocks[3], biases[3], count);
    reset(blocks[0], blocks[1], blocks[3], count);
    Squash.biasedTanh(blocks[0], biases[0], count);
    mix(blocks[0], blocks[2], before, state, count);
    System.arraycopy(state, 0, hidden, 0, count);
  }

  @Override
  public void backward(
      float[][] blocks,
      float[] before,
      float[] state,
      float[] hiddenGradient,
      float[] stateGradient,
      float[][] gradients,
      int count) {
    add(stateGradient, hiddenGradient, count);
    candidate(stateGradient, blocks[2], blocks[0], gradients[0], count);
    update(stateGradient, before, blocks[0], blocks[2], gradients[2], count);
    resetGradient(gradients[0], blocks[3], blocks[1], gradients[1], count);
    product(gradients[0], blocks[1], gradients[3], count);
    product(stateGradient, blocks[2], stateGradient, count);
  }

  private static void add(float[] values, float[] summands, int count) {
    for (int i = 0; i < count; i++) {
      values[i] += summands[i];
    }
  }

  private static void reset(float[] candidate, float[] reset, float[] recurrent, int count) {
    for (int i = 0; i < count; i++) {
      candidate[i] += reset[i] * recurrent[i];
    }
  }

  private static void mix(
      float[] candidate, float[] update, float[] before, float[] state, int count) {
    for (int i = 0; i < count; i++) {
      state[i] = candidate[i] + update[i] * (before[i] - candidate[i]);
    }
  }

  private static void candidate(
      float[] gradient, float[] update, float[] candidate, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      result[i] = gradient[i] * (1 - update[i]) * (1 - candidate[i] * candidate[i]);
    }
  }

  private static void update(
      float[] gradient,
      float[] before,
      float[] candidate,
      float[] update,
      float[] result,
      int count) {
    for (int i = 0; i < count; i++) {
      result[i] = gradient[i] * (before[i] - candidate[i]) * update[i] * (1 - update[i]);
    }
  }

  private static void resetGradient(
      float[] candidateGradient, float[] recurrent, float[] reset, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      result[i] = candidateGradient[i] * recurrent[i] * reset[i] * (1 - reset[i]);
    }
  }

  private static void product(float[] left, float[] right, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      result[i] = left[i] * right[i];
    }
  }
}
