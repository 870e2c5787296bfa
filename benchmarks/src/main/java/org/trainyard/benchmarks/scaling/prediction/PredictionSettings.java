package org.trainyard.benchmarks.scaling.prediction;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.trainyard.benchmarks.scaling.model.Costs;
import org.trainyard.benchmarks.scaling.model.Failures;
import org.trainyard.benchmarks.scaling.model.Stragglers;
import org.trainyard.benchmarks.scaling.model.Work;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.job.UsageException;

/**
 * What is predicted from; each key stands in {@code scaling.conf} with its unit and its source.
 *
 * @param costs what Spark and the engine take
 * @param stragglers how unequal workers are
 * @param failures how often they are lost
 * @param linkGigabits links to predict for
 * @param blockFetchSeconds asking for a block of a broadcast
 * @param networks networks to predict for, the smallest first
 * @param workers numbers of workers, rising
 * @param efficiency the one to reach
 * @param rounds simulated rounds behind each figure
 * @param seed of their random numbers
 */
public record PredictionSettings(
    Costs costs,
    Stragglers stragglers,
    Failures failures,
    List<Integer> linkGigabits,
    double blockFetchSeconds,
    List<TrainedNetwork> networks,
    List<Integer> workers,
    double efficiency,
    int rounds,
    long seed) {
  private static final String RESOURCE = "scaling.conf";
  private static final double MOST_PARAMETERS = 1e13;
  private static final double MOST_SECONDS = 1e5;

  /** Copies. */
  public PredictionSettings {
    linkGigabits = List.copyOf(linkGigabits);
    networks = List.copyOf(networks);
    workers = workers.stream().sorted().toList();
  }

  /**
   * A network to predict for.
   *
   * @param label how it is called
   * @param parameters how many it has
   * @param minibatchSeconds what a worker takes for a minibatch
   */
  record TrainedNetwork(String label, double parameters, double minibatchSeconds) {
    Work work(int minibatches) {
      return Work.withAdam(parameters, minibatches, minibatchSeconds);
    }

    static TrainedNetwork read(Section section) {
      return new TrainedNetwork(
          section.text("label"),
          section.positive("parameters", MOST_PARAMETERS),
          section.positive("minibatch-seconds", MOST_SECONDS));
    }
  }

  /**
   * Reads.
   *
   * @param config a HOCON file whose keys win over the defaults
   * @param measured a file of {@code bench scaling measure}, whose costs win over both
   * @throws UsageException if a file cannot be read, or naming all that is wrong with the settings
   */
  public static PredictionSettings read(Optional<Path> config, Optional<Path> measured) {
    Config costs =
        measured
            .map(file -> parse("--costs", file))
            .map(parsed -> required(parsed, measured.orElseThrow()))
            .orElse(ConfigFactory.empty());
    try {
      Config all =
          costs
              .withFallback(
                  config.map(file -> parse("--config", file)).orElse(ConfigFactory.empty()))
              .withFallback(
                  ConfigFactory.parseResources(PredictionSettings.class.getClassLoader(), RESOURCE))
              .resolve();
      Problems problems = new Problems();
      Section root = Section.root(all, problems);
      PredictionSettings settings = read(root);
      root.rejectUnknownKeys();
      problems.throwIfAny();
      return settings;
    } catch (ConfigException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private static PredictionSettings read(Section root) {
    Section hardware = root.section("hardware");
    Section networks = root.section("networks");
    return new PredictionSettings(
        Costs.read(root.section("costs")),
        Stragglers.read(root.section("stragglers")),
        Failures.read(root.section("failures")),
        hardware.integers("link-gigabits", 1, 10_000),
        hardware.number("block-fetch-seconds", 0, 1),
        networks.keys().stream()
            .map(name -> TrainedNetwork.read(networks.section(name)))
            .sorted(Comparator.comparingDouble(TrainedNetwork::parameters))
            .toList(),
        root.integers("workers", 1, 100_000),
        root.positive("efficiency", 0.999),
        root.integer("rounds", 1, 10_000),
        root.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE));
  }

  private static Config parse(String option, Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UsageException(
          option + " " + file + ": cannot be read; it is a HOCON or JSON file");
    }
    try {
      return ConfigFactory.parseFile(
          file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
    } catch (ConfigException e) {
      throw new UsageException(option + " " + file + ": " + e.getMessage(), e);
    }
  }

  private static Config required(Config parsed, Path file) {
    if (!parsed.hasPath("costs")) {
      throw new UsageException(
          "--costs " + file + ": has no costs; it is the file that bench scaling measure writes");
    }
    return parsed.withOnlyPath("costs");
  }
}
