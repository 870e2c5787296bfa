package org.trainyard.common.run;

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
 * @param modelSha256 digest of the network's configuration and parameters
 * @param resumedFromRound the round this run went on from; 0 if it began at the beginning
 * @param parameters number of parameters of the network
 */
public record RunResult(
    long rowsOffered,
    long rowsTrained,
    int epochs,
    long rounds,
    double examplesPerSecond,
    double computeSeconds,
    double syncSeconds,
    String modelSha256,
    long resumedFromRound,
    long parameters) {}
