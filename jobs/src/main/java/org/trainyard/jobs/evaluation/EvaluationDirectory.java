package org.trainyard.jobs.evaluation;

import org.apache.hadoop.fs.Path;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.json.Json;
import org.trainyard.common.storage.Storage;

/** {@code evaluations/<name>/<run-id>/}: reads what a complete evaluation holds. */
public final class EvaluationDirectory {
  private EvaluationDirectory() {}

  /** The scores that stand in a directory. */
  public static EvaluationMetrics metrics(Storage storage, Path directory) {
    Path file = new Path(directory, EvaluationMetrics.FILE);
    return Json.read(
        storage.readText(file),
        EvaluationMetrics.class,
        EvaluationMetrics.FORMAT_VERSION,
        file.toString());
  }
}
