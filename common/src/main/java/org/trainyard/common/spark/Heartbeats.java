package org.trainyard.common.spark;

import java.util.function.BiConsumer;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import scala.collection.Iterator;

/** What running tasks have counted so far, as their executors' heartbeats bring it. */
final class Heartbeats {
  private Heartbeats() {}

  /** Tells the id and the accumulators of each task that a heartbeat speaks of. */
  static void each(
      SparkListenerExecutorMetricsUpdate event, BiConsumer<Long, Iterator<AccumulableInfo>> task) {
    event
        .accumUpdates()
        .foreach(
            update -> {
              task.accept((long) update._1(), update._4().iterator());
              return null;
            });
  }
}
