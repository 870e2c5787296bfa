package org.trainyard.jobs.network.recurrent;

/**
 * The arithmetic of a recurrent cell for one step of many rows and units at once: each array holds
 * one number of each. Loops are short and write one array each, which is what the compiler turns
 * into vector instructions; one loop for all of it runs ten times slower.
 */
interface Cell {
  /**
   * One step.
   *
   * @param blocks the blocks' sums of products; become gates and candidates
   * @param biases of the blocks, repeated for each row
   * @param before the state of the step before
   * @param state takes the state: LSTM's memory, GRU's output
   * @param hidden takes the output
   */
  void forward(
      float[][] blocks, float[][] biases, float[] before, float[] state, float[] hidden, int count);

  /**
   * The same step on the way back.
   *
   * @param blocks gates and candidates
   * @param before the state of the step before
   * @param state the state
   * @param hiddenGradient of the output
   * @param stateGradient of the state, from the step after; becomes that for the step before,
   *     without what reaches it through the recurrent weights
   * @param gradients takes those of the blocks' sums
   */
  void backward(
      float[][] blocks,
      float[] before,
      float[] state,
      float[] hiddenGradient,
      float[] stateGradient,
      float[][] gradients,
      int count);
}
