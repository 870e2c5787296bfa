package org.trainyard.jobs.network.sequence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.common.job.UsageException;

/**
 * Configuration of a layer whose parameters lie in the order that it says. Fields of subclasses are
 * part of DL4J's JSON, which Jackson reads and writes.
 */
public abstract class SequenceLayer extends FeedForwardLayer {
  private static final long serialVersionUID = 1;

  /** For Jackson. */
  protected SequenceLayer() {
    constraints = List.of();
  }

  /**
   * A layer.
   *
   * @param name in DL4J's configuration
   * @param inputs numbers of a token's vector that comes in
   * @param outputs numbers of a token's vector that goes out
   */
  protected SequenceLayer(String name, long inputs, long outputs) {
    this();
    layerName = name;
    nIn = inputs;
    nOut = outputs;
  }

  /** Its parameters, in their order. */
  public abstract List<Parameter> parameters();

  /** The layer that computes. */
  protected abstract BaseLayer<?> implementation(
      NeuralNetConfiguration configuration, DataType type);

  @Override
  public org.deeplearning4j.nn.api.Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray view,
      boolean initialize,
      DataType type) {
    if (!Nd4j.getEnvironment().isCPU()) {
      throw new UsageException(
          "networks over tokens and sequences compute on CPUs alone; run them with the build for"
              + " CPUs, or take train.network.type = mlp or cnn");
    }
    BaseLayer<?> layer = implementation(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(view);
    Map<String, INDArray> table = initializer().init(configuration, view, initialize);
    layer.setParamTable(table);
    layer.setConf(configuration);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return ParameterLayout.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return InputType.recurrent(nOut);
  }

  /** The size of the input is known from the beginning. */
  @Override
  public void setNIn(InputType input, boolean override) {}

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  @Override
  public boolean isPretrainParam(String name) {
    return false;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    throw new UnsupportedOperationException("no memory report for " + getClass().getSimpleName());
  }
}
