package org.trainyard.jobs.network.recurrent;

import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.jobs.network.fast.NativeFloats;
import org.trainyard.jobs.network.sequence.NativeMatrix;
import org.trainyard.jobs.network.sequence.Packing;

/**
 * A recurrent layer over packed rows, {@code [tokens, nIn]} to {@code [tokens, nOut]}. The mask
 * tells the rows' lengths; without one all tokens are those of a single row. The layer's memory for
 * the way back is its own and grows to what the largest minibatch needs.
 */
final class PackedRecurrentLayer extends BaseLayer<RecurrentLayer> {
  private static final long serialVersionUID = 1;

  private final transient WayPass[] passes;
  private final transient StepOrder[] orders;
  private transient Optional<VariationalDropout> kept = Optional.empty();

  PackedRecurrentLayer(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    RecurrentLayer layer = layerConf();
    int ways = layer.direction().ways();
    orders = new StepOrder[ways];
    passes = new WayPass[ways];
    for (int way = 0; way < ways; way++) {
      passes[way] = new WayPass(layer.cell(), (int) layer.getNIn(), layer.units());
    }
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    RecurrentLayer layer = layerConf();
    Packing packing = packing();
    VariationalDropout dropout = dropout(training, packing.rows());
    kept = training ? Optional.of(dropout) : Optional.empty();
    INDArray output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            DataType.FLOAT,
            new long[] {packing.tokens(), layer.getNOut()},
            'c');
    NativeMatrix inputs = matrix(input);
    NativeMatrix outputs = matrix(output);
    for (int way = 0; way < passes.length; way++) {
      orders[way] = new StepOrder(packing, StepOrder.Way.values()[way]);
      passes[way].forward(
          orders[way],
          RecurrentParameters.way(params, way),
          inputs,
          dropout.inputs(),
          dropout.recurrent()[way],
          outputs,
          way * layer.units());
    }
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    VariationalDropout dropout =
        kept.orElseThrow(
            () -> new IllegalStateException("a recurrent layer goes back after training forth"));
    RecurrentLayer layer = layerConf();
    INDArray inputGradient =
        workspaces.create(
            ArrayType.ACTIVATION_GRAD,
            DataType.FLOAT,
            new long[] {orders[0].tokens(), layer.getNIn()},
            'c');
    NativeMatrix from = matrix(epsilon);
    NativeMatrix to = matrix(inputGradient);
    for (int way = 0; way < passes.length; way++) {
      passes[way].backward(
          orders[way],
          RecurrentParameters.way(params, way),
          RecurrentParameters.way(gradientViews, way),
          dropout.inputs(),
          dropout.recurrent()[way],
          from,
          way * layer.units(),
          to);
    }
    kept = Optional.empty();
    Gradient gradient = new DefaultGradient();
    gradientViews.forEach(gradient.gradientForVariable()::put);
    return new Pair<>(gradient, inputGradient);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  private VariationalDropout dropout(boolean training, int rows) {
    RecurrentLayer layer = layerConf();
    if (!training || layer.dropout() == 0 && layer.recurrentDropout() == 0) {
      return VariationalDropout.none(passes.length);
    }
    return VariationalDropout.of(layer, Nd4j.getRandom().nextLong(), rows);
  }

  private Packing packing() {
    int tokens = (int) input.size(0);
    Packing packing = maskArray == null ? Packing.ofLengths(tokens) : Packing.of(maskArray);
    if (packing.tokens() != tokens || input.size(1) != layerConf().getNIn()) {
      throw new IllegalArgumentException(
          String.format(
              "a recurrent layer takes packed rows [%d tokens, %d numbers] here, found [%d, %d]; "
                  + "put a layer before it that packs",
              packing.tokens(), layerConf().getNIn(), tokens, input.size(1)));
    }
    return packing;
  }

  private static NativeMatrix matrix(INDArray array) {
    INDArray plain = NativeFloats.plain(array) ? array : array.dup('c');
    return NativeMatrix.of(plain, (int) plain.size(1));
  }
}
