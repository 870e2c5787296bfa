package org.trainyard.benchmarks.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.transformer.ScaledDotProductAttentionBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.trainyard.benchmarks.measured.SequenceNetwork;

/**
 * A block of BERT's encoder (Devlin et al. 2019) of DJL's parts. DJL's own {@code
 * TransformerEncoderBlock} is not one: it normalizes over the batch. Its attention is DJL's;
 * without a mask, since all tokens are present.
 */
final class EncoderBlock extends AbstractBlock {
  /** What our layers add to the variance. */
  static final float EPSILON = 1e-5f;

  private final float dropout;
  private final Block attention;
  private final Block attentionNorm;
  private final Block expand;
  private final Block contract;
  private final Block outputNorm;

  /**
   * A block.
   *
   * @param size of a token's vector
   * @param dropout share of each sublayer's outputs and of the attention's probabilities
   */
  EncoderBlock(int size, float dropout) {
    this.dropout = dropout;
    attention =
        addChildBlock(
            "attention",
            ScaledDotProductAttentionBlock.builder()
                .setEmbeddingSize(size)
                .setHeadCount(SequenceNetwork.HEADS)
                .optAttentionProbsDropoutProb(dropout)
                .build());
    attentionNorm = addChildBlock("attentionNorm", norm());
    expand =
        addChildBlock("expand", Linear.builder().setUnits(SequenceNetwork.FEED_FORWARD).build());
    contract = addChildBlock("contract", Linear.builder().setUnits(size).build());
    outputNorm = addChildBlock("outputNorm", norm());
  }

  /** Normalization of a token's vector, in activations {@code [minibatch, tokens, size]}. */
  static LayerNorm norm() {
    return LayerNorm.builder().axis(2).optEpsilon(EPSILON).build();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
    NDArray input = inputs.singletonOrThrow();
    NDArray attended = apply(attention, input, store, training);
    NDArray middle = apply(attentionNorm, input.add(dropped(attended, training)), store, training);
    NDArray hidden = Activation.gelu(apply(expand, middle, store, training));
    NDArray output = apply(contract, hidden, store, training);
    return new NDList(apply(outputNorm, middle.add(dropped(output, training)), store, training));
  }

  private NDArray dropped(NDArray values, boolean training) {
    return dropout == 0 ? values : Dropout.dropout(values, dropout, training).singletonOrThrow();
  }

  private static NDArray apply(Block block, NDArray input, ParameterStore store, boolean training) {
    return block.forward(store, new NDList(input), training).singletonOrThrow();
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    attention.initialize(manager, type, inputs);
    attentionNorm.initialize(manager, type, inputs);
    expand.initialize(manager, type, inputs);
    contract.initialize(manager, type, expand.getOutputShapes(inputs));
    outputNorm.initialize(manager, type, inputs);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return inputs;
  }
}
