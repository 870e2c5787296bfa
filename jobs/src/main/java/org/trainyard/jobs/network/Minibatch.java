package org.trainyard.jobs.network;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Rows that are trained in one step.
 *
 * @param features for each input of the network {@code [minibatch, …]}
 * @param labels for each output {@code [minibatch, outputs]} or {@code [minibatch, outputs, time]}
 * @param featureMasks for each input {@code [minibatch, time]} with 1 where there is a value and 0
 *     where there is padding; single entries may be null, as DL4J has it
 * @param labelMasks for each output alike
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one step and is never compared.
public record Minibatch(
    INDArray[] features,
    INDArray[] labels,
    Optional<INDArray[]> featureMasks,
    Optional<INDArray[]> labelMasks) {

  /** A minibatch for a network with one input and one output, without masks. */
  public static Minibatch of(INDArray features, INDArray labels) {
    return new Minibatch(
        new INDArray[] {features}, new INDArray[] {labels}, Optional.empty(), Optional.empty());
  }
}
