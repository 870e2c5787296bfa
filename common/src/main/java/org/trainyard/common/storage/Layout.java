package org.trainyard.common.storage;

import org.apache.hadoop.fs.Path;

/**
 * Where a pipeline's directories stand below the root.
 *
 * @param storage the root
 * @param name the pipeline's name
 */
public record Layout(Storage storage, String name) {
  /** Versions of the dataset: {@code datasets/<name>}. */
  public Path datasets() {
    return storage.path("datasets", name);
  }

  /** Runs: {@code runs/<name>}. */
  public Path runs() {
    return storage.path("runs", name);
  }

  /** One run: {@code runs/<name>/<run-id>}. */
  public Path run(String runId) {
    return new Path(runs(), runId);
  }

  /** Evaluations: {@code evaluations/<name>}. */
  public Path evaluations() {
    return storage.path("evaluations", name);
  }

  /** The evaluation of a run: {@code evaluations/<name>/<run-id>}. */
  public Path evaluation(String runId) {
    return new Path(evaluations(), runId);
  }

  /** The registry: {@code registry/<name>}. */
  public Path registry() {
    return storage.path("registry", name);
  }
}
