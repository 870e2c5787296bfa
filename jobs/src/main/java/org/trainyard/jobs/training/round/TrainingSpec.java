package org.trainyard.jobs.training.round;

import java.io.Serializable;
import org.trainyard.jobs.network.NetworkDefinition;
import org.trainyard.jobs.training.plan.RoundPlan;
import org.trainyard.jobs.training.shard.MinibatchFormat;

/**
 * What every worker knows of a training and what does not change from round to round; sent to the
 * executors once.
 *
 * @param key names the network among those an executor keeps
 * @param network the network
 * @param plan who trains which rows when
 * @param format what the bytes of a row mean
 * @param threadsPerTask native threads of a worker
 */
public record TrainingSpec(
    String key,
    NetworkDefinition network,
    RoundPlan plan,
    MinibatchFormat format,
    int threadsPerTask)
    implements Serializable {}
