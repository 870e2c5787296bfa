package org.trainyard.jobs.training;

import java.io.Serializable;
import org.trainyard.jobs.network.FlatState;

/**
 * Everything that the next round starts from; with the plan and the settings it decides all that
 * follows, byte for byte.
 *
 * @param round rounds done so far, over all epochs
 * @param epoch the epoch of the next round, from 0
 * @param roundInEpoch the next round within its epoch, from 0
 * @param iteration steps done so far by the worker with the most steps
 * @param network parameters and the optimizer's moments
 */
record RoundState(long round, int epoch, int roundInEpoch, int iteration, FlatState network)
    implements Serializable {}
