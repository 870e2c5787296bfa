package org.trainyard.jobs.training;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.SplitSummary;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.runtime.NativeRuntime;
import org.trainyard.jobs.scoring.BlockScorer;
import org.trainyard.jobs.scoring.RowBlock;
import org.trainyard.jobs.scoring.ScoringModel;
import org.trainyard.jobs.training.round.TrainingSpec;

/** Scores the validation split, whose rows stay on the executors, at the end of an epoch. */
final class Validation implements AutoCloseable {
  private final JavaSparkContext context;
  private final TrainingSpec spec;
  private final Preparation preparation;
  private final BlockScorer scorer;
  private final FingerprintGuard fingerprints;
  private final long expected;
  private final Supplier<JavaRDD<RowBlock>> cut;
  private JavaRDD<RowBlock> blocks;

  private Validation(
      JavaSparkContext context,
      TrainingSpec spec,
      Preparation preparation,
      BlockScorer scorer,
      FingerprintGuard fingerprints,
      long expected,
      Supplier<JavaRDD<RowBlock>> cut) {
    this.context = context;
    this.spec = spec;
    this.preparation = preparation;
    this.scorer = scorer;
    this.fingerprints = fingerprints;
    this.expected = expected;
    this.cut = cut;
  }

  /** The scorer of a dataset; it scores nothing if the dataset has no validation split. */
  static Validation of(
      SparkSession spark,
      StoredDataset dataset,
      TrainingSpec spec,
      BlockScorer scorer,
      FingerprintGuard fingerprints) {
    long expected = dataset.manifest().split(Split.VALIDATION).map(SplitSummary::rows).orElse(0L);
    return new Validation(
        JavaSparkContext.fromSparkContext(spark.sparkContext()),
        spec,
        dataset.preparation(),
        scorer,
        fingerprints,
        expected,
        () ->
            RowBlock.of(dataset.trainableRows(spark, Split.VALIDATION), expected)
                .setName("validation")
                .persist(StorageLevel.MEMORY_AND_DISK()));
  }

  private record BlockScore(
      long block, long rows, BlockScorer.Score score, NumericFingerprint fingerprint)
      implements Serializable {}

  /** The scores of a network with these parameters. */
  Optional<RoundMetrics.Validation> score(FlatState state) {
    if (expected == 0) {
      return Optional.empty();
    }
    if (blocks == null) { // not before the first epoch's end: planning takes a second or two
      blocks = cut.get();
    }
    return Optional.of(score(blocks, state));
  }

  private RoundMetrics.Validation score(JavaRDD<RowBlock> rows, FlatState state) {
    ScoringModel model =
        new ScoringModel(
            spec.key(),
            spec.network(),
            new FlatState(state.parameters(), new float[0]),
            preparation.features(),
            preparation.scaling(),
            spec.threadsPerTask());
    BlockScorer how = scorer;
    Broadcast<ScoringModel> sent = context.broadcast(model);
    LongAccumulator scored = context.sc().longAccumulator("rows validated");
    try {
      List<BlockScore> scores =
          rows.map(block -> score(how, sent.value(), block, scored)).collect().stream()
              .sorted((a, b) -> Long.compare(a.block(), b.block()))
              .toList();
      long count = 0;
      long predicted = 0;
      long correct = 0;
      double loss = 0;
      for (BlockScore score : scores) {
        fingerprints.check(score.fingerprint());
        count += score.rows();
        predicted += score.score().predicted();
        correct += score.score().correct();
        loss += score.score().lossSum();
      }
      if (count != expected) {
        throw new ContentException(
            "the validation split has " + expected + " rows, but " + count + " were found in it");
      }
      return new RoundMetrics.Validation(
          count, (double) correct / Math.max(1, predicted), loss / Math.max(1, predicted));
    } finally {
      sent.destroy();
    }
  }

  /** Lets the executors drop the rows. */
  @Override
  public void close() {
    if (blocks != null) {
      blocks.unpersist(false);
    }
  }

  private static BlockScore score(
      BlockScorer scorer, ScoringModel model, RowBlock block, LongAccumulator scored) {
    return new BlockScore(
        block.number(),
        block.rows().size(),
        scorer.score(model, block, scored::add),
        NativeRuntime.fingerprint(model.threadsPerTask()));
  }
}
