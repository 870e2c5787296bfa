package org.trainyard.jobs.network.recurrent;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.trainyard.jobs.network.sequence.Parameter;

/**
 * Parameters of one way to read, or their gradients, in C order, their columns in the order of
 * {@link CellType}'s blocks.
 *
 * @param input {@code [nIn, gates · units]}
 * @param recurrent {@code [units, gates · units]}
 * @param bias {@code [1, 4 · units]}
 */
record WayWeights(INDArray input, INDArray recurrent, INDArray bias) {
  private static final List<String> WAYS = List.of("", "backward-");
  private static final String INPUT = "input-weights";
  private static final String RECURRENT = "recurrent-weights";
  private static final String BIAS = "bias";

  /** The parameters of one way of a layer, as they lie one after another. */
  static List<Parameter> parameters(RecurrentLayer.Shape shape, int way) {
    int gates = shape.cell().gates() * shape.units();
    double xavier = Math.sqrt(2.0 / (shape.inputs() + shape.units()));
    return List.of(
        Parameter.weight(WAYS.get(way) + INPUT, shape.inputs(), gates, xavier),
        Parameter.weight(WAYS.get(way) + RECURRENT, shape.units(), gates),
        Parameter.bias(WAYS.get(way) + BIAS, CellType.BLOCKS * shape.units()));
  }

  /** The parameters of one way, or their gradients, out of a table of all. */
  static WayWeights of(Map<String, INDArray> table, int way) {
    return new WayWeights(
        table.get(WAYS.get(way) + INPUT),
        table.get(WAYS.get(way) + RECURRENT),
        table.get(WAYS.get(way) + BIAS));
  }
}
