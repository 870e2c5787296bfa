package org.trainyard.jobs.network;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.Features;
import org.trainyard.jobs.network.recurrent.CellType;
import org.trainyard.jobs.network.recurrent.Direction;
import org.trainyard.jobs.network.recurrent.RecurrentLayer;
import org.trainyard.jobs.network.recurrent.SequenceInput;
import org.trainyard.jobs.network.sequence.SequencePooling;
import org.trainyard.jobs.network.sequence.TokenEmbedding;

/**
 * Recurrent layers with a classifier. Input: tokens, of which each has a vector of its own; or
 * images, which are read line by line; or vectors, which are read as so many steps.
 *
 * @param cell LSTM or GRU
 * @param embedding length of a token's vector
 * @param units of each way of each layer
 * @param direction whether layers also read backwards
 * @param dropout share of each layer's inputs dropped while training
 * @param recurrentDropout share of a step's outputs dropped on the way into the next step
 * @param tokenDropout share of the tokens whose own vector is left out while training
 * @param classifierDropout share of the pooled vector dropped while training
 * @param pooling what a row's vector is
 * @param steps into how many a vector is cut
 */
public record RecurrentSettings(
    CellType cell,
    int embedding,
    List<Integer> units,
    Direction direction,
    double dropout,
    double recurrentDropout,
    double tokenDropout,
    double classifierDropout,
    SequencePooling.Kind pooling,
    int steps)
    implements NetworkSettings {
  /** The catalogue's name of an LSTM. */
  public static final String LSTM = "lstm";

  /** The catalogue's name of a GRU. */
  public static final String GRU = "gru";

  private static final double DEVIATION = 0.1;

  /** Copies. */
  public RecurrentSettings {
    units = List.copyOf(units);
  }

  static RecurrentSettings lstm(Section network) {
    return read(network, CellType.LSTM);
  }

  static RecurrentSettings gru(Section network) {
    return read(network, CellType.GRU);
  }

  private static RecurrentSettings read(Section network, CellType cell) {
    List<Integer> units = network.integers("units", 1, 1 << 16);
    if (units.isEmpty()) {
      network.problem("units", "has a number for each layer, and at least one layer");
    }
    return new RecurrentSettings(
        cell,
        network.integer("embedding", 1, 1 << 16),
        units,
        network.choice("direction", Direction.class),
        network.number("dropout", 0, 0.99),
        network.number("recurrent-dropout", 0, 0.99),
        network.number("token-dropout", 0, 0.99),
        network.number("classifier-dropout", 0, 0.99),
        network.choice("pooling", SequencePooling.Kind.class),
        network.integer("steps", 1, 1 << 20));
  }

  @Override
  public String type() {
    return cell == CellType.LSTM ? LSTM : GRU;
  }

  @Override
  public NetworkDefinition define(NetworkTask task, OptimizerSettings optimizer, long seed) {
    NeuralNetConfiguration.ListBuilder list = optimizer.builder(seed).list();
    Features features = task.features();
    boolean tokens = features.kind() == Features.Kind.TOKENS;
    List<Integer> shape = tokens ? features.shape() : SequenceShape.of(features, steps);
    int size = tokens ? embedding : shape.get(1);
    list.layer(
        tokens
            ? new TokenEmbedding(
                "embedding",
                new TokenEmbedding.Shape(
                    task.tokens(type()), embedding, 0, 0, tokenDropout, 0, DEVIATION))
            : new SequenceInput("input", size));
    for (int i = 0; i < units.size(); i++) {
      RecurrentLayer layer =
          new RecurrentLayer(
              type() + i,
              new RecurrentLayer.Shape(
                  cell, direction, size, units.get(i), dropout, recurrentDropout));
      list.layer(layer);
      size = (int) layer.getNOut();
    }
    int classes = task.labels().size();
    PooledClassifier.add(list, size, pooling, classifierDropout, classes);
    return new NetworkDefinition(optimizer.json(list.build()), shape, classes);
  }
}
