package org.trainyard.jobs.registry;

import org.apache.hadoop.fs.Path;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.dataset.TokenizerSpec;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.json.Json;
import org.trainyard.common.provenance.Provenance;
import org.trainyard.common.registry.PublishedLabels;
import org.trainyard.common.registry.RegistryLayout;
import org.trainyard.common.storage.StagedDirectory;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.network.ModelFile;
import org.trainyard.jobs.training.RunDirectory;

/** Writes {@code registry/<name>/versions/<version>/}, whole or not at all. */
final class VersionWriter {
  private VersionWriter() {}

  static void write(
      Storage storage, Path version, EvaluationMetrics evaluation, Gate.Decision decision) {
    StoredDataset dataset = StoredDataset.open(storage, storage.resolve(evaluation.dataset()));
    Path modelFile = storage.resolve(evaluation.model());
    byte[] model = storage.readBytes(modelFile);
    Preparation preparation = Preparation.read(storage, modelFile.getParent());
    requireModel(model, evaluation);
    try (StagedDirectory staged = storage.stage(version)) {
      staged.write(RegistryLayout.MODEL, model);
      staged.write(Preparation.FILE, Json.pretty(preparation));
      if (preparation.text().isPresent()) {
        TokenizerSpec tokenizer = preparation.text().get().tokenizer();
        RunDirectory run = new RunDirectory(storage, modelFile.getParent());
        staged.write(TokenizerSpec.FILE, run.tokenizer(tokenizer));
      }
      staged.write(
          RegistryLayout.LABELS,
          Json.pretty(new PublishedLabels(PublishedLabels.FORMAT_VERSION, preparation.labels())));
      staged.write(EvaluationMetrics.FILE, Json.pretty(evaluation));
      staged.write(Provenance.FILE, Json.pretty(evaluation.provenance()));
      staged.write(
          RegistryLayout.MODEL_CARD,
          ModelCard.of(evaluation, dataset.manifest(), preparation, decision));
      staged.commit();
    }
  }

  private static void requireModel(byte[] model, EvaluationMetrics evaluation) {
    String digest = ModelFile.read(model, evaluation.model()).digest();
    if (!digest.equals(evaluation.modelSha256())) {
      throw new ContentException(
          evaluation.model()
              + " has SHA-256 "
              + digest
              + ", but the evaluation scored "
              + evaluation.modelSha256()
              + "; evaluate it again under another run-id");
    }
  }
}
