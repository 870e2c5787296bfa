package org.trainyard.jobs.network.recurrent;

import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.trainyard.jobs.network.sequence.DropoutMask;
import org.trainyard.jobs.network.sequence.NativeMatrix;
import org.trainyard.jobs.network.sequence.PackedLayer;
import org.trainyard.jobs.network.sequence.Packing;

/**
 * Computes {@link RecurrentLayer}. The memory for the way back is the layer's own and grows to what
 * the largest minibatch needs.
 */
final class PackedRecurrentLayer extends PackedLayer<RecurrentLayer> {
  private static final long serialVersionUID = 1;

  private final transient RecurrentLayer.Shape shape;
  private final transient WayPass[] passes;
  private final transient StepOrder[] orders;
  private final transient DropoutMask inputDropout;
  private final transient DropoutMask recurrentDropout;
  private transient Optional<VariationalDropout> trained = Optional.empty();

  PackedRecurrentLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
    shape = layerConf().shape();
    inputDropout = new DropoutMask(shape.inputDropout());
    recurrentDropout = new DropoutMask(shape.recurrentDropout());
    passes = new WayPass[shape.direction().ways()];
    orders = new StepOrder[passes.length];
    for (int way = 0; way < passes.length; way++) {
      passes[way] = new WayPass(shape.cell(), shape.inputs(), shape.units());
    }
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    Packing packing = packedInput();
    VariationalDropout dropout =
        training && (inputDropout.isOn() || recurrentDropout.isOn())
            ? VariationalDropout.of(
                shape, inputDropout, recurrentDropout, drawKey(), packing.rows())
            : VariationalDropout.none(passes.length);
    trained = training ? Optional.of(dropout) : Optional.empty();
    INDArray output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, DataType.FLOAT, packing.tokens(), layerConf().getNOut());
    NativeMatrix inputs = matrix(input);
    NativeMatrix outputs = matrix(output);
    for (int way = 0; way < passes.length; way++) {
      orders[way] = new StepOrder(packing, StepOrder.Way.values()[way]);
      passes[way].forward(
          orders[way],
          WayWeights.of(params, way),
          inputs,
          dropout.inputs(),
          dropout.recurrent()[way],
          outputs,
          way * shape.units());
    }
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    VariationalDropout dropout =
        trained.orElseThrow(
            () -> new IllegalStateException(layerId() + " goes back only after training forth"));
    trained = Optional.empty();
    INDArray next =
        workspaces.create(
            ArrayType.ACTIVATION_GRAD, DataType.FLOAT, orders[0].tokens(), shape.inputs());
    NativeMatrix from = matrix(epsilon);
    NativeMatrix to = matrix(next);
    for (int way = 0; way < passes.length; way++) {
      passes[way].backward(
          orders[way],
          WayWeights.of(params, way),
          WayWeights.of(gradientViews, way),
          dropout.inputs(),
          dropout.recurrent()[way],
          from,
          way * shape.units(),
          to);
    }
    return new Pair<>(gradients(), next);
  }
}
