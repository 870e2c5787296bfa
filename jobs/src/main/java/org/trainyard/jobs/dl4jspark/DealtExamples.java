package org.trainyard.jobs.dl4jspark;

import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.spark.JobLabel;
import org.trainyard.jobs.training.plan.RoundPlan;
import org.trainyard.jobs.training.plan.RoundShape;
import org.trainyard.jobs.training.shard.DealtRow;
import org.trainyard.jobs.training.shard.Shard;
import org.trainyard.jobs.training.shard.ShardBuilder;

/**
 * The examples of an RDD, indexed and dealt to one shard a worker.
 *
 * @param plan who trains which of them when
 * @param shards one a worker, on its executor
 */
record DealtExamples(RoundPlan plan, JavaRDD<Shard> shards) implements AutoCloseable {

  /**
   * Deals the examples.
   *
   * @param level where they stand meanwhile
   * @throws ContentException if there are none
   */
  static DealtExamples deal(
      JavaSparkContext context,
      JavaRDD<byte[]> examples,
      long seed,
      RoundShape shape,
      Optional<StorageLevel> level) {
    JobLabel.set(context.sc(), "dl4j-spark: deal examples to workers");
    level.ifPresent(examples::persist);
    try {
      long[] extent = extent(examples);
      long count = extent[0];
      if (count == 0) {
        throw new ContentException("the RDD holds no examples; there is nothing to train");
      }
      RoundPlan plan = new RoundPlan(count, seed, shape);
      JavaRDD<DealtRow> rows =
          examples.zipWithIndex().map(example -> new DealtRow(example._2(), example._1()));
      JavaRDD<Shard> shards = ShardBuilder.build(rows, plan.deal(0), extent[1] / count);
      shards.count();
      return new DealtExamples(plan, shards);
    } finally {
      level.ifPresent(kept -> examples.unpersist(false));
    }
  }

  /** Lets the executors drop their shards. */
  @Override
  public void close() {
    ShardBuilder.release(shards);
  }

  /** Number of examples, and their bytes. */
  private static long[] extent(JavaRDD<byte[]> examples) {
    return examples.aggregate(
        new long[2],
        (sum, example) -> new long[] {sum[0] + 1, sum[1] + example.length},
        (a, b) -> new long[] {a[0] + b[0], a[1] + b[1]});
  }
}
