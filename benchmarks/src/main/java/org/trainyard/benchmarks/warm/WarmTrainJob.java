package org.trainyard.benchmarks.warm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobResult;
import org.trainyard.jobs.training.TrainJob;
import org.trainyard.jobs.training.TrainSettings;

/**
 * {@code train} twice in one process and one Spark session: a short training that is thrown away,
 * and the one that is asked for, whose figures are reported.
 *
 * @param config the settings' file, as for {@code train}
 * @param sets further settings, as for {@code train}
 */
record WarmTrainJob(Optional<Path> config, List<String> sets) implements Job<TrainSettings> {
  /** Averaging as often as dl4j-spark's warm-up does. */
  private static final int MINIBATCHES_PER_ROUND = 5;

  WarmTrainJob {
    sets = List.copyOf(sets);
  }

  @Override
  public String name() {
    return "train";
  }

  @Override
  public String[] description() {
    return new String[] {"Trains as train does, after a short training that is thrown away."};
  }

  @Override
  public TrainSettings read(Section root) {
    return TrainSettings.read(root);
  }

  @Override
  public JobResult run(SparkSession spark, TrainSettings settings) {
    TrainJob train = new TrainJob();
    train.run(spark, warmUp());
    return train.run(spark, settings);
  }

  /** The same settings for the warm-up's own dataset and run. */
  TrainSettings warmUp() {
    List<String> own = new ArrayList<>(sets);
    own.add("name=" + WarmTrainMain.PIPELINE);
    own.add("run-id=" + WarmTrainMain.PIPELINE);
    own.add("train.epochs=1");
    own.add("train.minibatches-per-round=" + MINIBATCHES_PER_ROUND);
    Problems problems = new Problems();
    TrainSettings settings = read(SettingsSource.load(config, own, problems));
    problems.throwIfAny();
    return settings;
  }
}
