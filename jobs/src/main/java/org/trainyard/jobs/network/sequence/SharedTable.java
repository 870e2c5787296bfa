package org.trainyard.jobs.network.sequence;

import java.util.Arrays;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Networks whose output layer shares the table of its embedding, which no layer can find alone. */
public final class SharedTable {
  private SharedTable() {}

  /**
   * Lets the output layer of a network share the table of the embedding; a network that does not
   * end with {@link MaskedTokenOutput} stays as it is.
   *
   * @param network initialized
   * @throws IllegalArgumentException if the network has no embedding, or one of other sizes
   */
  public static void install(MultiLayerNetwork network) {
    output(network)
        .ifPresent(
            output ->
                output.share(
                    Arrays.stream(network.getLayers())
                        .filter(TokenEmbeddingLayer.class::isInstance)
                        .map(TokenEmbeddingLayer.class::cast)
                        .findFirst()
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "a network that predicts hidden tokens begins with a"
                                        + " TokenEmbedding"))));
  }

  /** Whether a network predicts hidden tokens rather than classes. */
  public static boolean predictsTokens(MultiLayerNetwork network) {
    return output(network).isPresent();
  }

  private static Optional<MaskedTokenOutputLayer> output(MultiLayerNetwork network) {
    Layer[] layers = network.getLayers();
    return layers[layers.length - 1] instanceof MaskedTokenOutputLayer output
        ? Optional.of(output)
        : Optional.empty();
  }

  /**
   * How well a network predicts hidden tokens, without dropout.
   *
   * @param ids {@code [minibatch, longest]}
   * @param mask of the same shape, 1 where there is a token
   * @param targets of the same shape: a token's id where it is to be predicted, else -1
   * @throws IllegalArgumentException if the network predicts no tokens
   */
  public static MaskedScore score(
      MultiLayerNetwork network, INDArray ids, INDArray mask, INDArray targets) {
    MaskedTokenOutputLayer output =
        output(network)
            .orElseThrow(() -> new IllegalArgumentException("the network predicts no tokens"));
    network.score(new DataSet(ids, targets, mask, null), false);
    return output.known();
  }
}
