package org.trainyard.jobs.training.round;

import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.trainyard.common.spark.JobLabel;
import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.training.sent.Sending;
import org.trainyard.jobs.training.shard.Shard;

/**
 * Runs rounds of one training, one Spark job each: the state goes out as a broadcast, every worker
 * trains its part, the results are averaged, and the broadcast is released.
 */
public final class RoundRunner implements AutoCloseable {
  private final JavaSparkContext context;
  private final TrainingSpec spec;
  private final CombinePlace place;
  private final LongAccumulator minibatches;
  private final Broadcast<TrainingSpec> sentSpec;

  /** A runner; sends the spec to the executors once. */
  public RoundRunner(JavaSparkContext context, TrainingSpec spec, CombinePlace place) {
    this.context = context;
    this.spec = spec;
    this.place = place;
    this.minibatches = context.sc().longAccumulator("minibatches");
    this.sentSpec = context.broadcast(spec);
  }

  /**
   * Has the executors build the network before the first round, which would have to wait for it.
   */
  public void buildNetworks() {
    JobLabel.set(context.sc(), "train: build the network on the executors");
    int slots = Math.min(context.defaultParallelism(), spec.plan().workers());
    Broadcast<TrainingSpec> known = sentSpec;
    context
        .parallelize(Collections.nCopies(slots, true), slots)
        .foreach(slot -> Trainer.with(known.value(), trainer -> trainer));
  }

  /** Runs the round that a state begins, over the shards of its epoch. */
  public RoundOutcome run(RoundState state, JavaRDD<Shard> shards) {
    long began = System.nanoTime();
    JobLabel.set(
        context.sc(),
        String.format("train: round %d, epoch %d", state.round() + 1, state.epoch() + 1));
    Broadcast<RoundState> sentState = context.broadcast(state);
    try {
      RoundTask task = new RoundTask(sentSpec, sentState, minibatches);
      Combined combined =
          place
              .choose(
                  spec.plan().workers() * spec.sending().bytes(state.network()),
                  spec.plan().workers())
              .combine(new Workers(shards, task));
      return new RoundOutcome(
          spec.sending().arrived(state.network(), combined.averaged()),
          combined.reports(),
          bytesMoved(state.network(), combined.reports()),
          (System.nanoTime() - began) / 1e9);
    } finally {
      sentState.destroy();
    }
  }

  private long bytesMoved(FlatState start, List<WorkerReport> reports) {
    long trained = reports.stream().filter(report -> report.rows().length > 0).count();
    return reports.size() * Sending.ALL.bytes(start) + trained * spec.sending().bytes(start);
  }

  @Override
  public void close() {
    sentSpec.destroy();
  }
}
