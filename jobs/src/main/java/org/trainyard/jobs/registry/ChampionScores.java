package org.trainyard.jobs.registry;

import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.evaluation.Scores;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.evaluation.Evaluator;
import org.trainyard.jobs.runtime.NativeRuntime;
import org.trainyard.jobs.scoring.ScoringModel;
import org.trainyard.jobs.scoring.text.PreparedRows;

/** Scores of the model in service on the rows that its challenger was scored on. */
final class ChampionScores {
  private static final Logger LOG = LoggerFactory.getLogger(ChampionScores.class);

  private ChampionScores() {}

  /** The scores of a version; computed on Spark if they are not stored. */
  static Scores of(
      SparkSession spark,
      Storage storage,
      Registry registry,
      String version,
      EvaluationMetrics challenger) {
    int threads = spark.sparkContext().conf().getInt("spark.task.cpus", 1);
    NativeRuntime.load(threads);
    Champion champion = Champion.read(registry, version);
    if (champion.metrics().splitDigest().equals(challenger.splitDigest())) {
      return champion.metrics().scores();
    }
    LOG.info("the model in service was scored on other rows; scoring it on the challenger's");
    StoredDataset dataset = StoredDataset.open(storage, storage.resolve(challenger.dataset()));
    requireComparable(champion, dataset);
    Split split = Split.valueOf(challenger.split().toUpperCase(Locale.ROOT));
    ScoringModel model = ScoringModel.of(champion.network(), champion.preparation(), threads);
    JavaRDD<DatasetRow> rows =
        PreparedRows.of(
            spark,
            dataset,
            split,
            champion.preparation(),
            () -> champion.tokenizer().orElseThrow());
    try (Evaluator evaluator = new Evaluator(spark, dataset, split, rows, model)) {
      return evaluator.scores();
    }
  }

  private static void requireComparable(Champion champion, StoredDataset dataset) {
    Preparation preparation = champion.preparation();
    if (!PreparedRows.canBeMade(preparation, dataset)) {
      throw new ContentException(
          "the model in service, "
              + champion.directory()
              + ", takes "
              + preparation.features()
              + " and predicts "
              + preparation.labels().names()
              + "; the challenger's dataset "
              + dataset.directory()
              + " has "
              + dataset.manifest().features()
              + " and "
              + dataset.manifest().labels().names()
              + ". They cannot be compared: publish under another name");
    }
  }
}
