package org.trainyard.jobs.training;

import java.io.Serializable;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.jobs.network.FlatState;

/**
 * Where a worker arrived in a round.
 *
 * @param worker its number, from 0
 * @param network where its parameters and moments arrived
 * @param rows indexes of the rows that it trained, in order, each as often as it was trained
 * @param steps minibatches that it trained
 * @param lossSum sum over its rows of the loss of their minibatch
 * @param computeNanos time it spent training
 * @param fingerprint numeric fingerprint of the process that did it
 */
@SuppressWarnings("ArrayRecordComponent") // Sent once a round and never compared.
record WorkerResult(
    int worker,
    FlatState network,
    long[] rows,
    int steps,
    double lossSum,
    long computeNanos,
    NumericFingerprint fingerprint)
    implements Serializable {}
