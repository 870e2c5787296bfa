package org.trainyard.common.job;

import org.apache.spark.sql.SparkSession;
import org.trainyard.common.config.Section;

/**
 * One stage of a pipeline. A job reads one directory and writes another; it shares no objects with
 * other jobs.
 *
 * @param <S> the job's settings: one immutable record, checked when it is made
 */
public interface Job<S> {
  /** The command that runs it, for example {@code train}. */
  String name();

  /** What it reads, what it writes and which block of the settings it takes, for {@code --help}. */
  String[] description();

  /**
   * Reads the job's settings.
   *
   * @param root the root of the merged configuration; problems are added to it, not thrown
   */
  S read(Section root);

  /**
   * Runs the job to its end.
   *
   * @throws JobException for what the user can mend
   */
  JobResult run(SparkSession spark, S settings);
}
