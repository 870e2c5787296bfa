package org.trainyard.jobs.training.round;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.trainyard.jobs.runtime.NativeThread;
import org.trainyard.jobs.training.shard.Shard;

/** One worker's part of one round, as Spark sees it: a shard in, a result out. */
final class RoundTask implements Function2<Integer, Iterator<Shard>, Iterator<WorkerResult>> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<TrainingSpec> spec;
  private final Broadcast<RoundState> state;
  private final LongAccumulator minibatches;

  /**
   * A round's task.
   *
   * @param minibatches counts while the task runs, as a sign of life
   */
  RoundTask(
      Broadcast<TrainingSpec> spec, Broadcast<RoundState> state, LongAccumulator minibatches) {
    this.spec = spec;
    this.state = state;
    this.minibatches = minibatches;
  }

  @Override
  public Iterator<WorkerResult> call(Integer worker, Iterator<Shard> shards) {
    Shard shard = shards.next();
    TaskContext task = TaskContext.get();
    TrainingSpec known = spec.value();
    RoundState start = state.value();
    WorkerResult result =
        NativeThread.run(
            thread ->
                thread
                    .hold(Trainer.class, known.key(), () -> new Trainer(known))
                    .train(start, worker, shard, task::isInterrupted, () -> minibatches.add(1L)));
    return List.of(result).iterator();
  }
}
