package org.trainyard.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.trainyard.benchmarks.idx.MnistCut;
import org.trainyard.benchmarks.option.Bounds;
import org.trainyard.benchmarks.option.OutputOption;
import org.trainyard.benchmarks.peer.EngineOptions;
import org.trainyard.benchmarks.peer.Network;
import org.trainyard.benchmarks.peer.Peer;
import org.trainyard.benchmarks.peer.PeerCatalogue;
import org.trainyard.benchmarks.peer.Workload;
import org.trainyard.benchmarks.result.Machine;
import org.trainyard.benchmarks.result.ResultFile;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.job.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the bench. */
@Command(
    name = "trainyard bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measures peers side by side: each trains the same network for one epoch on the same MNIST"
            + " rows, alternating, in processes of its own, and is evaluated on the test rows."
            + " Writes a table to standard error, a JSON file, and a RESULT line to standard output.")
final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--peers",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "trainyard,dl4j-spark",
      description = "who is measured, in this order; default: ${DEFAULT-VALUE}")
  private List<String> peers;

  @Option(
      names = "--network",
      paramLabel = "cnn|mlp",
      defaultValue = "cnn",
      description = "what is trained; default: ${DEFAULT-VALUE}")
  private String network;

  @Option(
      names = "--rows",
      defaultValue = "12000",
      description = "training rows, the first of the data set; default: ${DEFAULT-VALUE}")
  private int rows;

  @Option(
      names = "--repetitions",
      defaultValue = "3",
      description = "measurements of each peer; default: ${DEFAULT-VALUE}")
  private int repetitions;

  @Option(
      names = "--minibatches-per-round",
      paramLabel = "N",
      description =
          "of the peer trainyard: minibatches of each worker between two averagings; default: as in"
              + " the job settings for MNIST")
  private Integer minibatchesPerRound;

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      description =
          "of the peer trainyard: Spark's master, such as local-cluster[2,1,2048]; default: local[2]")
  private String master;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "folder with MNIST's four IDX files; default: $TRAINYARD_HOME/datasets/mnist")
  private Path data = SettingsSource.trainyardHome().resolve("datasets").resolve("mnist");

  @Mixin private OutputOption output;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = "900",
      description = "how long one process of a measurement may take; default: ${DEFAULT-VALUE}")
  private int timeLimit;

  private final PeerCatalogue catalogue;

  BenchCommand(PeerCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The lines that tell which peers there are, for {@code --help}. */
  static String[] footer(PeerCatalogue catalogue) {
    return catalogue.all().stream()
        .map(peer -> String.format("  %-17s %s", peer.name(), peer.description()))
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(),
                lines -> {
                  lines.add(0, "%nPeers:");
                  return lines.toArray(String[]::new);
                }));
  }

  @Override
  public Integer call() {
    return JobCommand.run("bench", this::bench);
  }

  private JobResult bench() throws IOException {
    output.check();
    List<Peer> chosen = catalogue.find(peers);
    Network wanted = network();
    Bounds.check("--rows", rows, 1, 60_000);
    Bounds.check("--repetitions", repetitions, 1, 1_000);
    Bounds.check("--time-limit", timeLimit, 1, 86_400);
    EngineOptions engine = engine();
    String id = ResultFile.id(wanted.label() + "-" + rows);
    try (ScratchFolder scratch = ScratchFolder.create()) {
      Path cut = Files.createDirectory(scratch.path().resolve("mnist"));
      MnistCut.write(data, rows, cut);
      Workload workload =
          Workload.of(wanted, rows, cut, Duration.ofSeconds(timeLimit)).with(engine);
      Bench bench = new Bench(chosen, repetitions, System.err);
      Report report = new Report(workload, bench.run(workload, scratch.path()), Machine.here());
      System.err.print(report.table());
      return output.write(id, report.figures());
    }
  }

  private EngineOptions engine() {
    if (minibatchesPerRound != null) {
      Bounds.check("--minibatches-per-round", minibatchesPerRound, 1, 1_000_000);
    }
    return new EngineOptions(
        Optional.ofNullable(master),
        minibatchesPerRound == null ? OptionalInt.empty() : OptionalInt.of(minibatchesPerRound));
  }

  private Network network() {
    for (Network each : Network.values()) {
      if (each.label().equals(network)) {
        return each;
      }
    }
    throw new UsageException("--network: \"" + network + "\"; allowed: cnn, mlp");
  }
}
