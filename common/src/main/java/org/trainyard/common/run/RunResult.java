package org.trainyard.common.run;

import java.util.Optional;

/**
 * What came of a training.
 *
 * @param rowsOffered rows offered, over all epochs
 * @param rowsTrained rows trained, over all epochs
 * @param epochs epochs run
 * @param rounds rounds run
 * @param examplesPerSecond rows trained per second of the rounds' wall time
 * @param computeSeconds training time of the slowest worker, summed over the rounds
 * @param syncSeconds wall time of the rounds less {@code computeSeconds}
 * @param bytesMoved bytes of parameters and moments that went to the workers and came back, over
 *     all rounds; computed from their number, not measured
 * @param modelSha256 digest of the network's configuration and parameters
 * @param resumedFromRound the round this run went on from; 0 if it began at the beginning
 * @param parameters number of parameters of the network
 * @param bestEpoch number of the epoch, from 0, whose model was kept; absent where the last was
 */
public record RunResult(
    long rowsOffered,
    long rowsTrained,
    int epochs,
    long rounds,
    double examplesPerSecond,
    double computeSeconds,
    double syncSeconds,
    long bytesMoved,
    String modelSha256,
    long resumedFromRound,
    long parameters,
    Optional<Integer> bestEpoch) {}
