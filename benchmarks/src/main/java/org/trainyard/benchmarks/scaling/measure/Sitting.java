package org.trainyard.benchmarks.scaling.measure;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.common.spark.ClusterSettings;
import org.trainyard.common.spark.SparkSessions;
import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.network.NetworkDefinition;
import org.trainyard.jobs.training.plan.RoundPlan;
import org.trainyard.jobs.training.plan.RoundShape;
import org.trainyard.jobs.training.round.RoundOutcome;
import org.trainyard.jobs.training.round.RoundRunner;
import org.trainyard.jobs.training.round.RoundState;
import org.trainyard.jobs.training.round.TrainingSpec;
import org.trainyard.jobs.training.sent.Sending;
import org.trainyard.jobs.training.shard.DealtRow;
import org.trainyard.jobs.training.shard.Shard;
import org.trainyard.jobs.training.shard.ShardBuilder;

/**
 * A Spark session with one executor core for each of some workers, on which points are measured by
 * the engine's own {@link RoundRunner}.
 */
final class Sitting implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final long SEED = 20;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final RoundClock clock = new RoundClock();
  private final int workers;

  private Sitting(SparkSession spark, int workers) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.workers = workers;
    context.sc().addSparkListener(clock);
  }

  /** Opens a session and waits for all of its executors. */
  static Sitting open(Point.Kind master, int workers) {
    ClusterSettings settings =
        new ClusterSettings(
            Map.of(
                "master", master.master(workers),
                "executor.memory", "1g",
                "ui.enabled", "false"),
            PATIENCE,
            PATIENCE,
            Optional.empty());
    Sitting sitting = new Sitting(SparkSessions.open("bench scaling", settings), workers);
    if (master == Point.Kind.LOCAL_CLUSTER) {
      sitting.awaitExecutors();
    }
    return sitting;
  }

  private void awaitExecutors() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    // One entry is the driver's own.
    while (context.sc().getExecutorMemoryStatus().size() <= workers) {
      if (System.nanoTime() > end) {
        close();
        throw new JobException(
            ExitCode.FAILED,
            String.format(
                "fewer than %d executors came within %d s; each takes 1 GB and some more: free"
                    + " memory, or measure fewer with --workers",
                workers, PATIENCE.toSeconds()));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JobException(ExitCode.FAILED, "interrupted while executors start", e);
    }
  }

  /**
   * Measures a point of this session's workers.
   *
   * @param sleepSeconds how long a worker sleeps in a round, on average
   * @param warm rounds before those that count
   * @param rounds rounds that count
   */
  MeasuredPoint measure(Point point, double sleepSeconds, int warm, int rounds) {
    NetworkDefinition definition = SleepingNetwork.define(point.units());
    RoundPlan plan = new RoundPlan(workers, SEED, RoundShape.of(workers, 1, 1));
    TrainingSpec spec =
        new TrainingSpec(
            UUID.randomUUID().toString(),
            definition,
            plan,
            new SleepingNetwork.OneRow(),
            Sending.ALL,
            1,
            new Sleeper.Maker(sleepSeconds, point.workerSigma(), SEED));
    JavaRDD<Shard> shards = shards(plan);
    FlatState initial = Network.build(definition).state();
    List<MeasuredRound> measured = new ArrayList<>();
    try (RoundRunner runner = new RoundRunner(context, spec, point.place())) {
      runner.buildNetworks();
      clock.job();
      RoundState state = RoundState.beginning(initial);
      for (int i = 0; i < warm + rounds; i++) {
        clock.clear();
        long began = System.currentTimeMillis();
        RoundOutcome outcome = runner.run(state, shards);
        long ended = System.currentTimeMillis();
        MeasuredRound round = MeasuredRound.of(outcome, clock.job(), began, ended);
        if (i >= warm) {
          measured.add(round);
        }
        state = state.after(outcome, plan.rounds(state.epoch()));
      }
    } finally {
      ShardBuilder.release(shards);
    }
    long floats = (long) initial.parameters().length + initial.moments().length;
    return new MeasuredPoint(
        point,
        initial.parameters().length,
        floats * Float.BYTES,
        measured,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** One row for each worker, and one worker on each executor. */
  private JavaRDD<Shard> shards(RoundPlan plan) {
    JavaRDD<DealtRow> rows =
        context
            .parallelize(LongStream.range(0, workers).boxed().toList(), workers)
            .map(row -> new DealtRow(row, new byte[1]));
    JavaRDD<Shard> shards = ShardBuilder.build(rows, plan.deal(0), 1);
    shards.count();
    clock.job();
    return shards;
  }

  @Override
  public void close() {
    spark.close();
  }
}
