package org.trainyard.jobs.network.recurrent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Parameters of a recurrent layer, for each way to read: {@code W}, input weights {@code [nIn, gates
 * · units]}; {@code RW}, recurrent weights {@code [units, gates · units]}; {@code b}, biases {@code
 * [1, 4 · units]}; all in C order, columns in the order of {@link CellType}'s blocks. The names of
 * the backward way begin with {@code backward}.
 *
 * <p>Input weights begin as the network's weight initialization has it (Xavier unless set), gate by
 * gate; recurrent weights as orthogonal matrices (Saxe et al. 2014, arXiv:1312.6120); biases as 0,
 * but those of LSTM's forget gate as 1 (Jozefowicz et al. 2015).
 */
final class RecurrentParameters implements ParamInitializer {
  static final RecurrentParameters INSTANCE = new RecurrentParameters();
  private static final String[] WAYS = {"", "backward"};
  private static final String INPUT = "W";
  private static final String RECURRENT = "RW";
  private static final String BIAS = "b";

  private RecurrentParameters() {}

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return numParams(configuration.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    RecurrentLayer recurrent = (RecurrentLayer) layer;
    long gates = (long) recurrent.cell().gates() * recurrent.units();
    return recurrent.direction().ways()
        * ((recurrent.getNIn() + recurrent.units()) * gates
            + (long) CellType.BLOCKS * recurrent.units());
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return keys(layer, INPUT, RECURRENT, BIAS);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return keys(layer, INPUT, RECURRENT);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return keys(layer, BIAS);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return key.endsWith(INPUT);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return !isWeightParam(layer, key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray view, boolean initialize) {
    RecurrentLayer layer = (RecurrentLayer) configuration.getLayer();
    Map<String, INDArray> table = views(layer, view);
    table.keySet().forEach(configuration::addVariable);
    if (initialize) {
      for (int way = 0; way < layer.direction().ways(); way++) {
        InitialWeights.fill(layer, way(table, way));
      }
    }
    return table;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray view) {
    return views((RecurrentLayer) configuration.getLayer(), view);
  }

  /** The parameters of one way, or their gradients, out of a table of all. */
  static WayWeights way(Map<String, INDArray> table, int way) {
    return new WayWeights(
        table.get(WAYS[way] + INPUT),
        table.get(WAYS[way] + RECURRENT),
        table.get(WAYS[way] + BIAS));
  }

  private static List<String> keys(Layer layer, String... names) {
    List<String> keys = new ArrayList<>();
    for (int way = 0; way < ((RecurrentLayer) layer).direction().ways(); way++) {
      for (String name : names) {
        keys.add(WAYS[way] + name);
      }
    }
    return keys;
  }

  private Map<String, INDArray> views(RecurrentLayer layer, INDArray view) {
    if (view.length() != numParams(layer)) {
      throw new IllegalStateException(
          String.format(
              "a recurrent layer of %d inputs and %d units has %d parameters, found %d",
              layer.getNIn(), layer.units(), numParams(layer), view.length()));
    }
    INDArray flat = view.reshape(view.length());
    Map<String, INDArray> table = new LinkedHashMap<>();
    long gates = (long) layer.cell().gates() * layer.units();
    long from = 0;
    for (int way = 0; way < layer.direction().ways(); way++) {
      from = part(table, WAYS[way] + INPUT, flat, from, layer.getNIn(), gates);
      from = part(table, WAYS[way] + RECURRENT, flat, from, layer.units(), gates);
      from = part(table, WAYS[way] + BIAS, flat, from, 1, (long) CellType.BLOCKS * layer.units());
    }
    return table;
  }

  private static long part(
      Map<String, INDArray> table, String key, INDArray flat, long from, long rows, long columns) {
    long to = from + rows * columns;
    table.put(key, flat.get(NDArrayIndex.interval(from, to)).reshape('c', rows, columns));
    return to;
  }
}
