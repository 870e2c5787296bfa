package org.trainyard.benchmarks.pytorch;

import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import org.trainyard.benchmarks.measured.SequenceNetwork;
import org.trainyard.benchmarks.measured.SequenceWorkload;

/** The networks over tokens, as DJL's blocks. The last layer gives logits. */
final class SequenceBlocks {
  private static final NDIndex FIRST_TOKEN = new NDIndex(":, 0");

  private SequenceBlocks() {}

  /** A new network. */
  static Block network(SequenceWorkload workload) {
    SequentialBlock network = new SequentialBlock();
    switch (workload.network()) {
      case ENCODER -> addEncoder(network, workload);
      case LSTM -> addLstm(network, workload);
    }
    return network.add(Linear.builder().setUnits(SequenceNetwork.CLASSES).build());
  }

  /** The shape of a minibatch of ids, {@code [minibatch, tokens]}. */
  static Shape input(SequenceNetwork network) {
    return new Shape(network.minibatchSize(), network.tokens());
  }

  private static void addEncoder(SequentialBlock network, SequenceWorkload workload) {
    SequenceNetwork sizes = workload.network();
    float dropout = (float) workload.dropout();
    network
        .add(TokenVectors.withPositions(sizes.vocabulary(), sizes.size(), sizes.tokens()))
        .add(EncoderBlock.norm());
    if (dropout > 0) {
      network.add(Dropout.builder().optRate(dropout).build());
    }
    for (int i = 0; i < workload.layers(); i++) {
      network.add(new EncoderBlock(sizes.size(), dropout));
    }
    network.add(LambdaBlock.singleton(vectors -> vectors.get(FIRST_TOKEN)));
  }

  private static void addLstm(SequentialBlock network, SequenceWorkload workload) {
    SequenceNetwork sizes = workload.network();
    network
        .add(TokenVectors.plain(sizes.vocabulary(), sizes.size()))
        .add(new BidirectionalLstm(sizes.size(), sizes.size(), workload.layers()))
        .add(LambdaBlock.singleton(outputs -> outputs.max(new int[] {1})));
  }
}
