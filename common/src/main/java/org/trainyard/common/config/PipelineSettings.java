package org.trainyard.common.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What every stage of a pipeline shares.
 *
 * @param name name of the pipeline: datasets, runs and the registry stand under it
 * @param seed what all randomness follows from
 * @param runId name of the run, or nothing to derive it from settings and inputs
 * @param storageRoot URI of the root of all directories
 */
public record PipelineSettings(String name, long seed, Optional<String> runId, String storageRoot) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /** Reads the keys at the root; problems are added to the section's. */
  public static PipelineSettings read(Section root) {
    String name = root.text("name");
    if (!name.isEmpty()) {
      checkName(root, "name", name);
    }
    long seed = root.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
    Optional<String> runId = root.optionalText("run-id");
    runId.ifPresent(id -> checkName(root, "run-id", id));
    return new PipelineSettings(name, seed, runId, root.section("storage").text("root"));
  }

  /** These settings under another run id. */
  public PipelineSettings withRunId(String id) {
    return new PipelineSettings(name, seed, Optional.of(id), storageRoot);
  }

  private static void checkName(Section root, String key, String found) {
    if (!NAME.matcher(found).matches()) {
      root.problem(
          key,
          "begins with a letter or digit and holds letters, digits, dots, hyphens and underscores,"
              + " at most 128");
    }
  }
}
