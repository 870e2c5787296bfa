package org.trainyard.common.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that give a pipeline's settings: a mixin of every command that runs jobs. */
public final class PipelineOptions {
  /** System property with the folder of settings, {@code cluster-conf}. */
  private static final String FOLDER = "trainyard.conf";

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "settings of the pipeline, a HOCON file")
  private Path config;

  @Option(
      names = {"-s", "--set"},
      paramLabel = "key=value",
      description = "sets one key, over the file; may be given several times")
  private List<String> sets = new ArrayList<>();

  /** The user's file, if there is one. */
  public Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  /** The user's file, else the one of that name in {@code cluster-conf/jobs}. */
  public Path configOr(String name) {
    return config()
        .orElseGet(() -> Path.of(System.getProperty(FOLDER, "cluster-conf"), "jobs", name));
  }

  /** Texts of the form {@code key=value}, which win over the file. */
  public List<String> sets() {
    return List.copyOf(sets);
  }
}
