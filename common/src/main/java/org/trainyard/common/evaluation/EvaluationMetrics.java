package org.trainyard.common.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.trainyard.common.provenance.Provenance;

/**
 * {@code metrics.json}: how good a model is on a split of a dataset.
 *
 * @param formatVersion {@value #FORMAT_VERSION}
 * @param name the pipeline's name
 * @param runId the run whose model was evaluated
 * @param identity settings and inputs of the evaluation
 * @param modelSha256 digest of the model
 * @param model {@code model.zip}, as {@link org.trainyard.common.storage.Storage#reference} writes
 *     it
 * @param dataset the dataset, written alike
 * @param split the split that was scored
 * @param splitDigest digest of that split: scores compare only where it is equal
 * @param scores the scores of all rows
 * @param slices the scores by slice column and value, keyed {@code column=value}
 * @param createdAt when it was written
 * @param provenance what made it
 */
public record EvaluationMetrics(
    int formatVersion,
    String name,
    String runId,
    JsonNode identity,
    String modelSha256,
    String model,
    String dataset,
    String split,
    String splitDigest,
    Scores scores,
    Map<String, Scores> slices,
    Instant createdAt,
    Provenance provenance) {
  /** The newest format of this contract. */
  public static final int FORMAT_VERSION = 1;

  /** The file's name. */
  public static final String FILE = "metrics.json";

  /** Copies. */
  public EvaluationMetrics {
    slices = Collections.unmodifiableMap(new TreeMap<>(slices));
  }
}
