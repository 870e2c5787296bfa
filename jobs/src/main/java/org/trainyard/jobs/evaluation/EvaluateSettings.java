package org.trainyard.jobs.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trainyard.common.config.PipelineSettings;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.json.Json;

/**
 * Settings of an evaluation.
 *
 * @param pipeline name, run id, storage
 * @param dataset URI of the dataset; absent for the one the run was trained on
 * @param model URI of a run's or a published version's directory; absent for the run of the run id,
 *     or the newest complete one
 * @param split the split to score
 * @param slices slice columns to score by value
 */
public record EvaluateSettings(
    PipelineSettings pipeline,
    Optional<String> dataset,
    Optional<String> model,
    Split split,
    List<String> slices) {

  /** Reads the block {@code evaluate}; problems are added to the section's. */
  public static EvaluateSettings read(Section root) {
    Section evaluate = root.section("evaluate");
    return new EvaluateSettings(
        PipelineSettings.read(root),
        root.optionalText("dataset"),
        root.optionalText("model"),
        evaluate.choice("split", Split.class),
        evaluate.texts("slices"));
  }

  /** These settings for a pipeline's run. */
  public EvaluateSettings with(PipelineSettings shared) {
    return new EvaluateSettings(shared, Optional.empty(), Optional.empty(), split, slices);
  }

  /** What decides the result besides model and dataset. */
  public JsonNode identity() {
    return Json.tree(Map.of("evaluate", Map.of("split", split, "slices", slices)));
  }
}
