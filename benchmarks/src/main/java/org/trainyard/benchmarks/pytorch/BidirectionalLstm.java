package org.trainyard.benchmarks.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;

/**
 * PyTorch's own LSTM, both ways: {@code [minibatch, steps, size]} to {@code [minibatch, steps, 2 *
 * units]}.
 */
final class BidirectionalLstm extends AbstractBlock {
  private static final int WAYS = 2;
  private static final int GATES = 4;

  private final int units;
  private final int layers;
  private final List<Parameter> ordered = new ArrayList<>();

  /**
   * Layers on top of each other.
   *
   * @param size of the input's vectors
   * @param units of each way
   */
  BidirectionalLstm(int size, int units, int layers) {
    this.units = units;
    this.layers = layers;
    long gates = (long) GATES * units;
    for (int layer = 0; layer < layers; layer++) {
      for (int way = 0; way < WAYS; way++) {
        String name = "layer" + layer + "way" + way;
        add(name + "Input", Parameter.Type.WEIGHT, gates, layer == 0 ? size : WAYS * units);
        add(name + "State", Parameter.Type.WEIGHT, gates, units);
        add(name + "InputBias", Parameter.Type.BIAS, gates);
        add(name + "StateBias", Parameter.Type.BIAS, gates);
      }
    }
  }

  private void add(String name, Parameter.Type type, long... shape) {
    ordered.add(
        addParameter(
            Parameter.builder().setName(name).setType(type).optShape(new Shape(shape)).build()));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
    NDArray input = inputs.singletonOrThrow();
    NDList weights = new NDList();
    ordered.forEach(each -> weights.add(store.getValue(each, input.getDevice(), training)));
    Shape state = new Shape((long) WAYS * layers, input.getShape().get(0), units);
    NDList states = new NDList(input.getManager().zeros(state), input.getManager().zeros(state));
    // With biases, without dropout, the minibatch first.
    NDArray outputs =
        input
            .getNDArrayInternal()
            .lstm(input, states, weights, true, layers, 0, training, true, true)
            .head();
    return new NDList(outputs);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[0].get(0), inputs[0].get(1), (long) WAYS * units)};
  }
}
