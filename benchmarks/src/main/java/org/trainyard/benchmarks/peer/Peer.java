package org.trainyard.benchmarks.peer;

import java.nio.file.Path;

/**
 * One way to train the workload's network. A peer measures in processes of its own, so that nothing
 * is left of one measurement in the next.
 */
public interface Peer {
  /** The name on the command line and in the report. */
  String name();

  /** What is measured, in one line. */
  String description();

  /**
   * Runs the workload once.
   *
   * @param workload what to train on
   * @param folder an empty folder for this repetition; the caller removes it
   * @throws org.trainyard.common.job.JobException if the peer cannot run here, or failed
   */
  Measurement run(Workload workload, Path folder);
}
