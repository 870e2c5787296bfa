package org.trainyard.jobs.training;

import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.spark.JobLabel;
import org.trainyard.jobs.training.plan.Deal;
import org.trainyard.jobs.training.plan.RoundPlan;
import org.trainyard.jobs.training.shard.Shard;
import org.trainyard.jobs.training.shard.ShardBuilder;

/** The shards of the epoch that is trained; dealt anew when the plan says so. */
final class DealtShards implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DealtShards.class);

  private final JavaSparkContext context;
  private final RoundPlan plan;
  private final Function<Deal, JavaRDD<Shard>> build;
  private Optional<JavaRDD<Shard>> current = Optional.empty();
  private int currentDeal = -1;

  /**
   * Shards that are built when they are asked for.
   *
   * @param build deals the rows
   */
  DealtShards(JavaSparkContext context, RoundPlan plan, Function<Deal, JavaRDD<Shard>> build) {
    this.context = context;
    this.plan = plan;
    this.build = build;
  }

  /** The shards of an epoch. */
  JavaRDD<Shard> of(int epoch) {
    if (currentDeal != plan.dealNumber(epoch)) {
      close();
      JobLabel.set(context.sc(), "train: deal rows to workers, epoch " + (epoch + 1));
      long began = System.nanoTime();
      JavaRDD<Shard> dealt = build.apply(plan.deal(epoch));
      current = Optional.of(dealt);
      dealt.count();
      currentDeal = plan.dealNumber(epoch);
      LOG.debug("rows dealt in {} s", (System.nanoTime() - began) / 1e9);
    }
    return current.orElseThrow();
  }

  /** Lets the executors drop their shards, and what was shuffled to make them. */
  @Override
  public void close() {
    current.ifPresent(ShardBuilder::release);
    current = Optional.empty();
    currentDeal = -1;
  }
}
