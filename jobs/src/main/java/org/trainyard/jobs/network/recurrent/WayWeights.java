package org.trainyard.jobs.network.recurrent;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Parameters of one way to read, or their gradients, in C order.
 *
 * @param input {@code [nIn, gates · units]}
 * @param recurrent {@code [units, gates · units]}
 * @param bias {@code [1, 4 · units]}
 */
record WayWeights(INDArray input, INDArray recurrent, INDArray bias) {}
