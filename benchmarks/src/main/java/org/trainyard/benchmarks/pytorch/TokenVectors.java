package org.trainyard.benchmarks.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Embedding;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.util.PairList;
import java.util.Optional;

/**
 * PyTorch's embedding: ids {@code [minibatch, tokens]} to vectors {@code [minibatch, tokens,
 * size]}, with dense gradients.
 */
final class TokenVectors extends AbstractBlock {
  private final int size;
  private final Parameter tokens;
  private final Optional<Parameter> positions;

  private TokenVectors(int vocabulary, int size, int longest, float deviation) {
    this.size = size;
    Initializer normal = new NormalInitializer(deviation);
    tokens = addParameter(parameter("tokens", new Shape(vocabulary, size), normal));
    positions =
        longest == 0
            ? Optional.empty()
            : Optional.of(addParameter(parameter("positions", new Shape(longest, size), normal)));
  }

  /** Vectors of tokens, with those of their positions added. */
  static TokenVectors withPositions(int vocabulary, int size, int longest) {
    return new TokenVectors(vocabulary, size, longest, 0.02f);
  }

  /** Vectors of tokens alone. */
  static TokenVectors plain(int vocabulary, int size) {
    return new TokenVectors(vocabulary, size, 0, 0.1f);
  }

  /** Of no type that the training's initializers are for. */
  private static Parameter parameter(String name, Shape shape, Initializer initializer) {
    return Parameter.builder()
        .setName(name)
        .setType(Parameter.Type.OTHER)
        .optShape(shape)
        .optInitializer(initializer)
        .build();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
    NDArray ids = inputs.singletonOrThrow();
    NDArray vectors =
        Embedding.embedding(
                ids, store.getValue(tokens, ids.getDevice(), training), SparseFormat.DENSE)
            .singletonOrThrow();
    return new NDList(
        positions
            .map(own -> vectors.add(store.getValue(own, ids.getDevice(), training)))
            .orElse(vectors));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0].add(size)};
  }
}
