package org.trainyard.jobs.network.recurrent;

/** Long short-term memory; see {@link CellType#LSTM}. The state is the memory. */
final class LstmCell implements Cell {
  private final float[] squashed;

  LstmCell(int most) {
    squashed = new float[most];
  }

  @Override
  public void forward(
      float[][] blocks,
      float[][] biases,
      float[] before,
      float[] state,
      float[] hidden,
      int count) {
    Squash.biasedSigmoid(blocks[0], biases[0], count);
    Squash.biasedSigmoid(blocks[1], biases[1], count);
    Squash.biasedTanh(blocks[2], biases[2], count);
    Squash.biasedSigmoid(blocks[3], biases[3], count);
    remember(blocks[0], blocks[1], blocks[2], before, state, count);
    Squash.tanh(state, hidden, count);
    multiply(hidden, blocks[3], count);
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
    Squash.tanh(state, squashed, count);
    gate(hiddenGradient, squashed, blocks[3], gradients[3], count);
    throughOutput(hiddenGradient, blocks[3], squashed, stateGradient, count);
    gate(stateGradient, blocks[2], blocks[0], gradients[0], count);
    gate(stateGradient, before, blocks[1], gradients[1], count);
    candidate(stateGradient, blocks[0], blocks[2], gradients[2], count);
    multiply(stateGradient, blocks[1], count);
  }

  private static void remember(
      float[] input, float[] forget, float[] candidate, float[] before, float[] state, int count) {
    for (int i = 0; i < count; i++) {
      state[i] = forget[i] * before[i] + input[i] * candidate[i];
    }
  }

  private static void multiply(float[] values, float[] factors, int count) {
    for (int i = 0; i < count; i++) {
      values[i] *= factors[i];
    }
  }

  /** Adds what reaches the memory through the output. */
  private static void throughOutput(
      float[] hiddenGradient, float[] output, float[] squashed, float[] stateGradient, int count) {
    for (int i = 0; i < count; i++) {
      stateGradient[i] += hiddenGradient[i] * output[i] * (1 - squashed[i] * squashed[i]);
    }
  }

  /** The gradient of a gate's sum, where the gate scaled a value. */
  private static void gate(
      float[] gradient, float[] scaled, float[] gate, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      result[i] = gradient[i] * scaled[i] * gate[i] * (1 - gate[i]);
    }
  }

  private static void candidate(
      float[] gradient, float[] gate, float[] candidate, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      result[i] = gradient[i] * gate[i] * (1 - candidate[i] * candidate[i]);
    }
  }
}
