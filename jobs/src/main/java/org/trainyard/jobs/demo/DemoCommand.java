package org.trainyard.jobs.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.job.PipelineOptions;
import org.trainyard.common.storage.Storage;
import org.trainyard.dataprep.fetch.DatasetFetcher;
import org.trainyard.jobs.pipeline.RetrainJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retrain} with MNIST on an embedded Spark cluster and an embedded HDFS. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the whole pipeline on MNIST, on this machine alone.",
      "Retrains on an embedded Spark cluster (two executors) and an embedded HDFS (two data nodes):"
          + " fetch, prepare, train, evaluate, publish. A second run in the same work folder finds"
          + " all done.",
      "The settings are those of cluster-conf/jobs/demo.conf, unless --config names others."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "folder for all that it makes (default: $TRAINYARD_HOME/demo)")
  private Path work;

  @Mixin private PipelineOptions options;

  @Override
  public Integer call() {
    return JobCommand.run("demo", this::demo);
  }

  private JobResult demo() {
    Path folder =
        Optional.ofNullable(work)
            .orElseGet(() -> SettingsSource.trainyardHome().resolve("demo"))
            .toAbsolutePath();
    Path settings = options.configOr("demo.conf");
    LOG.info("fetch MNIST");
    DatasetFetcher.intoHome().fetch("mnist");
    LOG.info("start an HDFS of two data nodes in {}", folder);
    try (EmbeddedHdfs hdfs = EmbeddedHdfs.start(folder.resolve("hdfs"))) {
      List<String> all = new ArrayList<>();
      all.add("storage.root=" + hdfs.uri() + "/trainyard");
      all.addAll(options.sets());
      JobResult result = JobCommand.execute(new RetrainJob(), Optional.of(settings), all);
      return withLocalReport(result, folder);
    }
  }

  /** Copies the report out of the HDFS, which ends with the demo. */
  private static JobResult withLocalReport(JobResult result, Path folder) {
    String onHdfs = String.valueOf(result.figures().get("report"));
    Storage storage = Storage.open(new Configuration(), onHdfs);
    Path local = folder.resolve("report.html");
    try {
      Files.write(local, storage.readBytes(storage.root()));
    } catch (IOException e) {
      throw new UncheckedIOException(local + ": cannot be written", e);
    }
    Map<String, Object> figures = new LinkedHashMap<>(result.figures());
    figures.put("report", local.toUri().toString());
    LOG.info("the report is in {}", local);
    return new JobResult(result.runId(), result.output(), figures, result.exitCode());
  }
}
