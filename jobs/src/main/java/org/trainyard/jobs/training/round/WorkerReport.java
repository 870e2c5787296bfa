package org.trainyard.jobs.training.round;

import java.io.Serializable;
import java.util.List;
import org.trainyard.common.provenance.NumericFingerprint;

/**
 * What a worker did in a round.
 *
 * @param worker its number, from 0
 * @param rows indexes of the rows that it trained, in order, each as often as it was trained
 * @param steps of the optimizer: one a minibatch, more where it truncates back-propagation
 * @param lossSum sum over its rows of the loss of their minibatch
 * @param computeNanos time it spent training
 * @param fingerprint numeric fingerprint of the process that did it
 * @param notes what its {@link StepObserver} tells
 */
@SuppressWarnings("ArrayRecordComponent") // Sent once a round and never compared.
public record WorkerReport(
    int worker,
    long[] rows,
    int steps,
    double lossSum,
    long computeNanos,
    NumericFingerprint fingerprint,
    List<Serializable> notes)
    implements Serializable {}
