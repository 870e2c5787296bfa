package org.trainyard.jobs.training.round;

import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.trainyard.jobs.training.shard.Shard;

/** One worker's part of one round, as Spark sees it: a shard in, a result out. */
final class RoundTask implements Serializable {
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

  /** Trains a worker's part, within a task of Spark. */
  WorkerResult run(int worker, Shard shard) {
    TaskContext task = TaskContext.get();
    TrainingSpec known = spec.value();
    RoundState start = state.value();
    return Trainer.with(
        known,
        trainer ->
            trainer.train(start, worker, shard, task::isInterrupted, () -> minibatches.add(1L)));
  }
}
