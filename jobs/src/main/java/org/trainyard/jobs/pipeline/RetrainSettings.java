package org.trainyard.jobs.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trainyard.common.config.PipelineSettings;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.json.Json;
import org.trainyard.dataprep.PrepareSettings;
import org.trainyard.jobs.evaluation.EvaluateSettings;
import org.trainyard.jobs.registry.PublishSettings;
import org.trainyard.jobs.training.TrainSettings;

/**
 * Settings of all stages.
 *
 * @param pipeline name, seed, run id, storage
 * @param prepare the block {@code prepare}
 * @param train the block {@code train}
 * @param evaluate the block {@code evaluate}
 * @param publish the block {@code publish}
 */
public record RetrainSettings(
    PipelineSettings pipeline,
    PrepareSettings prepare,
    TrainSettings train,
    EvaluateSettings evaluate,
    PublishSettings publish) {

  /** Reads all blocks; problems are added to the section's. */
  public static RetrainSettings read(Section root) {
    for (String key : List.of("dataset", "model")) {
      if (root.optionalText(key).isPresent()) {
        root.problem(key, "is for train and evaluate alone; retrain makes its own");
      }
    }
    TrainSettings train = TrainSettings.read(root);
    if (train.network().masking().isPresent()) {
      root.section("train")
          .section("network")
          .problem(
              "type",
              "predicts hidden tokens, which are not scored or published: run prepare and train, then"
                  + " retrain a transformer or bert with train.network.pretrained = <the run>");
    }
    return new RetrainSettings(
        PipelineSettings.read(root),
        PrepareSettings.read(root),
        train,
        EvaluateSettings.read(root),
        PublishSettings.read(root));
  }

  /**
   * What decides the result.
   *
   * @param dataset the dataset that the first stage made
   */
  JsonNode identity(StoredDataset dataset) {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put(
        "train", train.identity(dataset.manifest().digest(), dataset.preparation().digest()));
    identity.put("evaluate", evaluate.identity());
    identity.put("publish", publish.gate());
    return Json.tree(identity);
  }
}
