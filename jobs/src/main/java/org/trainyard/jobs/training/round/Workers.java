package org.trainyard.jobs.training.round;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.trainyard.jobs.training.shard.Shard;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.runtime.AbstractFunction2;

/**
 * The workers of one round, which have not begun yet.
 *
 * @param shards the rows of each
 * @param task what each does
 */
record Workers(JavaRDD<Shard> shards, RoundTask task) {
  /** Runs all in one Spark job and gives their results in the order of the workers. */
  List<WorkerResult> results() {
    RDD<Shard> rdd = shards.rdd();
    ClassTag<WorkerResult> type = scala.reflect.ClassTag$.MODULE$.apply(WorkerResult.class);
    return List.of((WorkerResult[]) rdd.context().runJob(rdd, new OnExecutor(task), type));
  }

  /** Their results where they are made, for transformations that follow; runs nothing yet. */
  JavaRDD<WorkerResult> distributed() {
    RoundTask work = task;
    return shards.mapPartitionsWithIndex(
        (worker, rows) -> List.of(work.run(worker, rows.next())).iterator(), true);
  }

  /** A class with a name: Spark reads the bytes of a lambda's classes anew for each job. */
  private static final class OnExecutor
      extends AbstractFunction2<TaskContext, Iterator<Shard>, WorkerResult>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final RoundTask task;

    OnExecutor(RoundTask task) {
      this.task = task;
    }

    @Override
    public WorkerResult apply(TaskContext context, Iterator<Shard> rows) {
      return task.run(context.partitionId(), rows.next());
    }
  }
}
