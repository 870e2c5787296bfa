package org.trainyard.jobs.network.recurrent;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Configuration of a recurrent layer over packed rows: {@code [tokens, nIn]} to {@code [tokens,
 * nOut]}, an output for each token, where nOut is units times ways to read.
 */
public final class RecurrentLayer extends FeedForwardLayer {
  private static final long serialVersionUID = 1;

  private CellType cell = CellType.LSTM;
  private Direction direction = Direction.FORWARD;
  private double inputDropout;
  private double recurrentDropout;

  /** For reading a configuration. */
  public RecurrentLayer() {}

  /**
   * A layer without dropout.
   *
   * @param inputs numbers of a token
   * @param units of each way to read
   */
  public RecurrentLayer(CellType cell, Direction direction, int inputs, int units) {
    this(cell, direction, inputs, units, 0, 0);
  }

  /**
   * A layer with dropout whose masks stay the same over a row's steps.
   *
   * @param inputs numbers of a token
   * @param units of each way to read
   * @param inputDropout share of the inputs that is dropped in training, from 0 to below 1
   * @param recurrentDropout share of the previous step's outputs that is dropped on their way into
   *     the recurrent weights in training, from 0 to below 1
   * @throws IllegalArgumentException if a number is out of its range
   */
  public RecurrentLayer(
      CellType cell,
      Direction direction,
      int inputs,
      int units,
      double inputDropout,
      double recurrentDropout) {
    this.cell = cell;
    this.direction = direction;
    this.nIn = positive("inputs", inputs);
    this.nOut = (long) positive("units", units) * direction.ways();
    this.inputDropout = share("input dropout", inputDropout);
    this.recurrentDropout = share("recurrent dropout", recurrentDropout);
  }

  private static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          name + " of a recurrent layer must be 1 or more, found " + value);
    }
    return value;
  }

  private static double share(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " of a recurrent layer must be from 0 to below 1, found " + value);
    }
    return value;
  }

  /** The kind of cell. */
  public CellType cell() {
    return cell;
  }

  /** Which way rows are read. */
  public Direction direction() {
    return direction;
  }

  /** Units of each way to read. */
  public int units() {
    return (int) (nOut / direction.ways());
  }

  /** Share of the inputs that is dropped in training. */
  public double dropout() {
    return inputDropout;
  }

  /** Share of the previous outputs that is dropped in training. */
  public double recurrentDropout() {
    return recurrentDropout;
  }

  @Override
  public org.deeplearning4j.nn.api.Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType dataType) {
    PackedRecurrentLayer layer = new PackedRecurrentLayer(configuration, dataType);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    Map<String, INDArray> table = initializer().init(configuration, parameters, initialize);
    layer.setParamTable(table);
    layer.setConf(configuration);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return RecurrentParameters.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return InputType.feedForward(nOut);
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    if (nIn <= 0 || override) {
      nIn = Sizes.ofToken(input);
    }
  }

  /** None: activations are packed before and after. */
  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    long parameters = initializer().numParams(this);
    return new LayerMemoryReport.Builder(
            getLayerName(), RecurrentLayer.class, input, getOutputType(0, input))
        .standardMemory(parameters, parameters)
        .workingMemory(0, 0, 0, (long) CellType.BLOCKS * nOut)
        .build();
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof RecurrentLayer layer
        && cell == layer.cell
        && direction == layer.direction
        && inputDropout == layer.inputDropout
        && recurrentDropout == layer.recurrentDropout;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + cell.ordinal() * 2 + direction.ordinal();
  }
}
