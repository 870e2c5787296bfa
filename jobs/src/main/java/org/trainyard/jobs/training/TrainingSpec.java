package org.trainyard.jobs.training;

import java.io.Serializable;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Scaling;
import org.trainyard.jobs.network.NetworkDefinition;

/**
 * What every worker knows of a training and what does not change from round to round; sent to the
 * executors once.
 *
 * @param key names the network among those an executor keeps
 * @param network the network
 * @param plan who trains which rows when
 * @param features how rows are stored
 * @param scaling how stored values become inputs
 * @param classes number of classes
 * @param threadsPerTask native threads of a worker
 */
record TrainingSpec(
    String key,
    NetworkDefinition network,
    RoundPlan plan,
    Features features,
    Scaling scaling,
    int classes,
    int threadsPerTask)
    implements Serializable {}
