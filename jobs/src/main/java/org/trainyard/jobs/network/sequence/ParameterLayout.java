package org.trainyard.jobs.network.sequence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The parameters of a {@link SequenceLayer} in DL4J's one long row, in the layer's order. */
final class ParameterLayout implements ParamInitializer {
  static final ParameterLayout INSTANCE = new ParameterLayout();

  private ParameterLayout() {}

  private static List<Parameter> parameters(Layer layer) {
    return ((SequenceLayer) layer).parameters();
  }

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return numParams(configuration.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return parameters(layer).stream().mapToLong(Parameter::length).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return parameters(layer).stream().map(Parameter::name).toList();
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return parameters(layer).stream()
        .filter(parameter -> parameter.kind() == Parameter.Kind.WEIGHT)
        .map(Parameter::name)
        .toList();
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return parameters(layer).stream()
        .filter(parameter -> parameter.kind() != Parameter.Kind.WEIGHT)
        .map(Parameter::name)
        .toList();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return weightKeys(layer).contains(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return biasKeys(layer).contains(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray view, boolean initialize) {
    Map<String, INDArray> table = views(configuration, view);
    for (Parameter parameter : parameters(configuration.getLayer())) {
      configuration.addVariable(parameter.name());
      if (initialize) {
        begin(parameter, table.get(parameter.name()));
      }
    }
    return table;
  }

  private static void begin(Parameter parameter, INDArray values) {
    switch (parameter.kind()) {
      case WEIGHT ->
          values.assign(
              Nd4j.randn(DataType.FLOAT, parameter.rows(), parameter.columns())
                  .muli(parameter.deviation()));
      case BIAS -> values.assign(0);
      case GAIN -> values.assign(1);
    }
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray view) {
    return views(configuration, view);
  }

  private static Map<String, INDArray> views(NeuralNetConfiguration configuration, INDArray view) {
    Map<String, INDArray> table = new LinkedHashMap<>();
    if (view == null) { // DL4J's row for a layer without parameters
      return table;
    }
    INDArray flat = view.reshape(view.length());
    long from = 0;
    for (Parameter parameter : parameters(configuration.getLayer())) {
      INDArray part = flat.get(NDArrayIndex.interval(from, from + parameter.length()));
      table.put(parameter.name(), part.reshape('c', parameter.rows(), parameter.columns()));
      from += parameter.length();
    }
    return table;
  }
}
