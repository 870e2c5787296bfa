package org.trainyard.benchmarks.timeto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.trainyard.benchmarks.ScratchFolder;
import org.trainyard.benchmarks.idx.MnistCut;
import org.trainyard.benchmarks.option.Bounds;
import org.trainyard.benchmarks.option.OutputOption;
import org.trainyard.benchmarks.peer.Network;
import org.trainyard.benchmarks.peer.Peer;
import org.trainyard.benchmarks.peer.PeerCatalogue;
import org.trainyard.benchmarks.peer.Workload;
import org.trainyard.benchmarks.result.Machine;
import org.trainyard.benchmarks.result.ResultFile;
import org.trainyard.benchmarks.trial.StudySettings;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.job.PipelineOptions;
import org.trainyard.common.job.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the race to an accuracy. */
@Command(
    name = "time-to",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Wall time to a given test accuracy of the network 784-512-10 on MNIST: Trainyard against"
          + " Spark MLlib's MultilayerPerceptronClassifier, alternating, each training in a process"
          + " of its own.",
      "Trainings are made longer until one reaches the accuracy: twice the epochs or iterations,"
          + " then halves of what lies between. The time is that of the shortest training found that"
          + " reaches it, from its beginning and warmed up; those that do not reach it, reading, and"
          + " evaluation are not counted, on neither side. Only the first repetition searches.",
      "Trainyard has the settings of cluster-conf/jobs/mnist-mlp.conf, unless --config names others,"
          + " and trains all rows. MLlib has l-bfgs and blocks of 128 rows, its defaults, rows in"
          + " memory scaled to 0 to 1, and OpenBLAS; its hidden layer is a sigmoid, where"
          + " Trainyard's is ReLU."
    })
public final class TimeToCommand implements Callable<Integer> {
  private static final StudySettings SETTINGS =
      new StudySettings(
          "time-to",
          List.of(
              "seed",
              "name",
              "run-id",
              "dataset",
              "model",
              "storage.root",
              "prepare",
              "train.epochs",
              "train.network",
              "evaluate.split"));

  /** Every row is trained on, as MLlib does. */
  private static final List<String> ALL_ROWS =
      List.of("prepare.duplicates=keep", "prepare.split.validation=0", "evaluate.split=test");

  @Option(
      names = "--accuracy",
      paramLabel = "SHARE",
      defaultValue = "0.975",
      description = "share of the 10,000 test rows to classify; default: ${DEFAULT-VALUE}")
  private double accuracy;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "3",
      description = "measurements of each; default: ${DEFAULT-VALUE}")
  private int repetitions;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      defaultValue = "1800",
      description = "how long the process of one training may take; default: ${DEFAULT-VALUE}")
  private int limit;

  @Option(
      names = "--rows",
      defaultValue = "60000",
      description = "training rows, the first of the data set; default: ${DEFAULT-VALUE}")
  private int rows;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "folder with MNIST's four IDX files; default: $TRAINYARD_HOME/datasets/mnist")
  private Path data = SettingsSource.trainyardHome().resolve("datasets").resolve("mnist");

  @Mixin private PipelineOptions options;

  @Mixin private OutputOption output;

  @Override
  public Integer call() {
    return JobCommand.run("bench time-to", this::race);
  }

  private JobResult race() throws IOException {
    output.check();
    if (!(accuracy > 0 && accuracy < 1)) {
      throw new UsageException(
          "--accuracy: " + accuracy + "; it is a share above 0 and below 1, such as 0.975");
    }
    Bounds.requireAtLeast(1, "--repetitions", repetitions, "there is no median of none");
    Bounds.requireAtLeast(1, "--limit", limit, "a training takes some seconds");
    Bounds.requireAtLeast(1, "--rows", rows, "there is nothing to train on otherwise");
    List<String> sets = new ArrayList<>(ALL_ROWS);
    sets.addAll(SETTINGS.allowed(options.sets()));
    Path config = options.configOr("mnist-mlp.conf").toAbsolutePath();
    try (ScratchFolder scratch = ScratchFolder.create()) {
      Path cut = Files.createDirectory(scratch.path().resolve("mnist"));
      MnistCut.write(data, rows, cut);
      Workload workload = Workload.of(Network.MLP, rows, cut, Duration.ofSeconds(limit));
      Peer trainyard = PeerCatalogue.standard().find(List.of("trainyard")).get(0);
      List<Contender> contenders =
          List.of(
              new TrainyardContender(trainyard, workload, config, sets),
              new MllibContender(workload));
      Race race = new Race(contenders, accuracy, System.err, scratch.path());
      TimeToReport report =
          new TimeToReport(accuracy, rows, limit, race.run(repetitions), Machine.here());
      System.err.printf("%n%s%n", report.markdown());
      String id = ResultFile.id(String.format(Locale.ROOT, "time-to-%.4f", accuracy));
      return output.write(id, report.figures());
    }
  }
}
