package org.trainyard.benchmarks.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.trainyard.benchmarks.measured.SequenceNetwork;
import org.trainyard.benchmarks.measured.SequenceResult;
import org.trainyard.benchmarks.measured.SequenceWorkload;
import org.trainyard.benchmarks.measured.SyntheticTokens;
import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.network.NetworkDefinition;
import org.trainyard.jobs.training.plan.RoundPlan;
import org.trainyard.jobs.training.plan.RoundShape;
import org.trainyard.jobs.training.round.CombinePlace;
import org.trainyard.jobs.training.round.RoundOutcome;
import org.trainyard.jobs.training.round.RoundRunner;
import org.trainyard.jobs.training.round.RoundState;
import org.trainyard.jobs.training.round.TrainingSpec;
import org.trainyard.jobs.training.sent.Sending;
import org.trainyard.jobs.training.shard.DealtRow;
import org.trainyard.jobs.training.shard.Shard;
import org.trainyard.jobs.training.shard.ShardBuilder;
import org.trainyard.jobs.training.shard.TokenRowFormat;

/** One epoch over rows that are made up, by the engine's {@link RoundRunner}. */
final class EngineTraining {
  /** As in the job settings for texts. */
  static final int MINIBATCHES_PER_ROUND = 25;

  private final JavaSparkContext context;
  private final SequenceWorkload workload;

  EngineTraining(JavaSparkContext context, SequenceWorkload workload) {
    this.context = context;
    this.workload = workload;
  }

  /** Trains a new network on so many rows; shards are dealt and networks built beforehand. */
  SequenceResult train(int rows) {
    SequenceNetwork network = workload.network();
    NetworkDefinition definition = SequenceNetworks.define(workload);
    TokenRowFormat format =
        new TokenRowFormat(SequenceNetworks.features(network), SequenceNetwork.CLASSES);
    RoundPlan plan =
        new RoundPlan(
            rows,
            SequenceWorkload.SEED,
            RoundShape.of(workload.threads(), network.minibatchSize(), MINIBATCHES_PER_ROUND));
    TrainingSpec spec =
        new TrainingSpec(UUID.randomUUID().toString(), definition, plan, format, Sending.ALL, 1);
    JavaRDD<Shard> shards = shards(plan, format);
    FlatState initial = Network.build(definition).state();
    try (RoundRunner runner = new RoundRunner(context, spec, CombinePlace.AUTO)) {
      runner.buildNetworks();
      return rounds(runner, plan, shards, initial);
    } finally {
      ShardBuilder.release(shards);
    }
  }

  private static SequenceResult rounds(
      RoundRunner runner, RoundPlan plan, JavaRDD<Shard> shards, FlatState initial) {
    RoundState state = RoundState.beginning(initial);
    double lossSum = 0;
    double computeSeconds = 0;
    long start = System.nanoTime();
    while (state.epoch() == 0) {
      RoundOutcome outcome = runner.run(state, shards);
      lossSum += outcome.loss() * outcome.examples();
      computeSeconds += outcome.computeSeconds();
      state = state.after(outcome, plan.rounds(0));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new SequenceResult(
        plan.rows() / seconds,
        lossSum / plan.rows(),
        initial.parameters().length,
        1 - computeSeconds / seconds);
  }

  private JavaRDD<Shard> shards(RoundPlan plan, TokenRowFormat format) {
    SequenceNetwork network = workload.network();
    List<Integer> numbers = IntStream.range(0, Math.toIntExact(plan.rows())).boxed().toList();
    JavaRDD<DealtRow> rows =
        context.parallelize(numbers, plan.workers()).map(row -> dealt(network, row));
    JavaRDD<Shard> shards = ShardBuilder.build(rows, plan.deal(0), format.rowBytes());
    shards.count();
    return shards;
  }

  /** A row as {@link TokenRowFormat} reads it. */
  static DealtRow dealt(SequenceNetwork network, int row) {
    int[] ids = SyntheticTokens.ids(network, row);
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (1 + ids.length));
    bytes.putInt(SyntheticTokens.label(row)).order(ByteOrder.LITTLE_ENDIAN);
    for (int id : ids) {
      bytes.putInt(id);
    }
    return new DealtRow(row, bytes.array());
  }
}
