package org.trainyard.jobs.registry;

import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.evaluation.Scores;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.json.Json;
import org.trainyard.common.registry.RegistryLayout;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.evaluation.EvaluationDirectory;
import org.trainyard.jobs.evaluation.Evaluator;
import org.trainyard.jobs.network.ModelFile;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.runtime.NativeRuntime;
import org.trainyard.jobs.scoring.ScoringModel;

/** Scores of the model in service on the rows that its challenger was scored on. */
final class ChampionScores {
  private static final Logger LOG = LoggerFactory.getLogger(ChampionScores.class);

  private ChampionScores() {}

  /** The scores, or nothing if nothing is in service; computed on Spark if they are not stored. */
  static Optional<Scores> on(
      SparkSession spark, Storage storage, Registry registry, EvaluationMetrics challenger) {
    return registry
        .current()
        .map(version -> of(spark, storage, registry.version(version), challenger));
  }

  private static Scores of(
      SparkSession spark, Storage storage, Path version, EvaluationMetrics challenger) {
    EvaluationMetrics stored = EvaluationDirectory.metrics(storage, version);
    if (stored.splitDigest().equals(challenger.splitDigest())) {
      return stored.scores();
    }
    LOG.info("the model in service was scored on other rows; scoring it on the challenger's");
    StoredDataset dataset = StoredDataset.open(storage, storage.resolve(challenger.dataset()));
    Path preparationFile = new Path(version, Preparation.FILE);
    Preparation preparation =
        Json.read(
            storage.readText(preparationFile),
            Preparation.class,
            Preparation.FORMAT_VERSION,
            preparationFile.toString());
    requireComparable(preparation, dataset, version);
    int threads = spark.sparkContext().conf().getInt("spark.task.cpus", 1);
    NativeRuntime.load(threads);
    Path file = new Path(version, RegistryLayout.MODEL);
    Network network = ModelFile.read(storage.readBytes(file), file.toString());
    Split split = Split.valueOf(challenger.split().toUpperCase(java.util.Locale.ROOT));
    try (Evaluator evaluator =
        new Evaluator(spark, dataset, split, ScoringModel.of(network, preparation, threads))) {
      return evaluator.scores();
    }
  }

  private static void requireComparable(
      Preparation preparation, StoredDataset dataset, Path version) {
    if (!preparation.features().equals(dataset.manifest().features())
        || !preparation.labels().equals(dataset.manifest().labels())) {
      throw new ContentException(
          "the model in service, "
              + version
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
