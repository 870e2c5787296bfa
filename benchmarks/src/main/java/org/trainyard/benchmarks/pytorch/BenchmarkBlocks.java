package org.trainyard.benchmarks.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;

/**
 * The networks that are measured, as DJL's blocks. The last layer gives logits: the softmax is in
 * the loss.
 */
final class BenchmarkBlocks {
  private static final int CLASSES = 10;

  private BenchmarkBlocks() {}

  /** A new network, {@code cnn} or {@code mlp}. */
  static Block network(String name) {
    SequentialBlock network = new SequentialBlock();
    switch (name) {
      case "cnn" -> {
        addConvolution(network, 32);
        addConvolution(network, 64);
        network.add(Blocks.batchFlattenBlock());
        addDense(network, 128);
      }
      case "mlp" -> addDense(network, 512);
      default -> throw unknown(name);
    }
    return network.add(Linear.builder().setUnits(CLASSES).build());
  }

  /**
   * The shape in which a network takes images.
   *
   * @return {@code [rows, 1, 28, 28]} for {@code cnn}, {@code [rows, 784]} for {@code mlp}
   */
  static Shape input(String name, long rows) {
    return switch (name) {
      case "cnn" -> new Shape(rows, 1, 28, 28);
      case "mlp" -> new Shape(rows, 784);
      default -> throw unknown(name);
    };
  }

  private static void addConvolution(SequentialBlock network, int channels) {
    network
        .add(Conv2d.builder().setKernelShape(new Shape(5, 5)).setFilters(channels).build())
        .add(Activation::relu)
        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
  }

  private static void addDense(SequentialBlock network, int units) {
    network.add(Linear.builder().setUnits(units).build()).add(Activation::relu);
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException("network " + name + ": cnn or mlp");
  }
}
