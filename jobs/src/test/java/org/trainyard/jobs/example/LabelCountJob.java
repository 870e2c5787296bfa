package org.trainyard.jobs.example;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.json.Json;
import org.trainyard.common.storage.Layout;
import org.trainyard.common.storage.StagedDirectory;
import org.trainyard.common.storage.Storage;

/** Counts the rows of each label in the train split. */
public final class LabelCountJob implements Job<LabelCountSettings> {
  /** Runs the job as a process of its own. */
  public static void main(String[] arguments) {
    JobCommand.main(new LabelCountJob(), arguments);
  }

  @Override
  public String name() {
    return "label-count";
  }

  @Override
  public String[] description() {
    return new String[] {
      "Counts the rows of each label: datasets/<name>/<version> to label-counts/<name>/<version>."
    };
  }

  @Override
  public LabelCountSettings read(Section root) {
    return LabelCountSettings.read(root);
  }

  @Override
  public JobResult run(SparkSession spark, LabelCountSettings settings) {
    Storage storage =
        Storage.open(spark.sparkContext().hadoopConfiguration(), settings.pipeline().storageRoot());
    Layout layout = new Layout(storage, settings.pipeline().name());
    StoredDataset dataset = StoredDataset.open(layout, settings.dataset());
    String version = dataset.manifest().version();
    Path target = storage.path("label-counts", layout.name(), version);
    if (!storage.isComplete(target)) {
      List<String> names = dataset.manifest().labels().names();
      Map<String, Long> counts =
          dataset
              .rows(spark, Split.TRAIN)
              .map(row -> names.get((int) row.label()[0]))
              .countByValue();
      try (StagedDirectory staged = storage.stage(target)) {
        staged.write("counts.json", Json.pretty(new TreeMap<>(counts)));
        staged.commit();
      }
    }
    return JobResult.done(version, target.toString(), Map.of("labels", names(storage, target)));
  }

  private static int names(Storage storage, Path target) {
    return Json.parse(storage.readText(new Path(target, "counts.json"))).size();
  }
}
