package org.trainyard.jobs.network.recurrent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.trainyard.jobs.network.sequence.Parameter;
import org.trainyard.jobs.network.sequence.SequenceLayer;

/**
 * Configuration of a recurrent layer: an output for each token of a row, from the tokens before it,
 * or from all. Input packed {@code [tokens, inputs]}; output packed {@code [tokens, units · ways]},
 * where a layer that reads both ways gives those of the forward way first.
 *
 * <p>Cells are LSTM (Hochreiter &amp; Schmidhuber 1997, with the forget gates of Gers et al. 2000)
 * or GRU (Cho et al. 2014, in the form of cuDNN and PyTorch); {@link CellType} says how the columns
 * of their parameters are ordered.
 */
public final class RecurrentLayer extends SequenceLayer {
  private static final long serialVersionUID = 1;

  @JsonProperty private CellType cell = CellType.LSTM;
  @JsonProperty private Direction direction = Direction.FORWARD;
  @JsonProperty private double inputDropout;
  @JsonProperty private double recurrentDropout;

  /** For Jackson. */
  RecurrentLayer() {}

  /**
   * What may be chosen. Masks of dropout stay the same over a row's steps (Gal &amp; Ghahramani
   * 2016, arXiv:1512.05287).
   *
   * @param inputs numbers of a token's vector that comes in
   * @param units of each way to read
   * @param inputDropout share of the inputs that is dropped while training, from 0 to below 1
   * @param recurrentDropout share of a step's outputs that is dropped, while training, on the way
   *     into the next step, from 0 to below 1
   */
  public record Shape(
      CellType cell,
      Direction direction,
      int inputs,
      int units,
      double inputDropout,
      double recurrentDropout) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Shape {
      positive("inputs", inputs);
      positive("units", units);
      share("input dropout", inputDropout);
      share("recurrent dropout", recurrentDropout);
    }

    private static void positive(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(
            name + " of a recurrent layer must be 1 or more, found " + value);
      }
    }

    private static void share(String name, double value) {
      if (!(value >= 0 && value < 1)) {
        throw new IllegalArgumentException(
            name + " of a recurrent layer must be from 0 to below 1, found " + value);
      }
    }
  }

  /** A layer. */
  public RecurrentLayer(String name, Shape shape) {
    super(name, shape.inputs(), (long) shape.units() * shape.direction().ways());
    cell = shape.cell();
    direction = shape.direction();
    inputDropout = shape.inputDropout();
    recurrentDropout = shape.recurrentDropout();
  }

  /** The shape it was made with. */
  public Shape shape() {
    return new Shape(
        cell, direction, (int) nIn, (int) nOut / direction.ways(), inputDropout, recurrentDropout);
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (int way = 0; way < direction.ways(); way++) {
      parameters.addAll(WayWeights.parameters(shape(), way));
    }
    return parameters;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray view,
      boolean initialize,
      DataType type) {
    Layer layer = super.instantiate(configuration, listeners, index, view, initialize, type);
    for (int way = 0; initialize && way < direction.ways(); way++) {
      InitialWeights.fill(shape(), WayWeights.of(layer.paramTable(), way));
    }
    return layer;
  }

  @Override
  protected BaseLayer<?> implementation(NeuralNetConfiguration configuration, DataType type) {
    return new PackedRecurrentLayer(configuration, type);
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof RecurrentLayer layer
        && shape().equals(layer.shape());
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + shape().hashCode();
  }
}
