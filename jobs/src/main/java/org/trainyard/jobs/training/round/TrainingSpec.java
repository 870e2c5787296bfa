package org.trainyard.jobs.training.round;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import org.trainyard.jobs.network.NetworkDefinition;
import org.trainyard.jobs.training.plan.RoundPlan;
import org.trainyard.jobs.training.sent.Sending;
import org.trainyard.jobs.training.shard.MinibatchFormat;

/**
 * What every worker knows of a training and what does not change from round to round; sent to the
 * executors once.
 *
 * @param key names the network among those an executor keeps
 * @param network the network
 * @param plan who trains which rows when
 * @param format what the bytes of a row mean
 * @param sending what workers send back
 * @param threadsPerTask native threads of a worker
 * @param observers look on while workers train
 */
@DefaultSerializer(JavaSerializer.class) // Kryo cannot make records.
public record TrainingSpec(
    String key,
    NetworkDefinition network,
    RoundPlan plan,
    MinibatchFormat format,
    Sending sending,
    int threadsPerTask,
    StepObserver.Maker observers)
    implements Serializable {

  /** A training that nobody looks on. */
  public TrainingSpec(
      String key,
      NetworkDefinition network,
      RoundPlan plan,
      MinibatchFormat format,
      Sending sending,
      int threadsPerTask) {
    this(key, network, plan, format, sending, threadsPerTask, StepObserver.none());
  }
}
