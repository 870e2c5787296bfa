package org.trainyard.benchmarks.peer;

import java.nio.file.Path;
import org.trainyard.benchmarks.measured.Share;
import org.trainyard.benchmarks.process.ChildProcess;
import org.trainyard.benchmarks.process.JavaProcess;

/** A peer that is one process, which prints both figures itself. */
interface ProcessPeer extends Peer {
  /** The process that trains on a share of the rows. */
  JavaProcess process(Workload workload, Share share);

  @Override
  default Measurement run(Workload workload, Path folder) {
    return run(name(), workload, Share.whole(), folder);
  }

  /**
   * Measures on a share of the rows.
   *
   * @param what what is measured, for messages
   * @param folder an existing folder for this process alone
   */
  default Measurement run(String what, Workload workload, Share share, Path folder) {
    ChildProcess.Outcome outcome =
        ChildProcess.run(what, process(workload, share), folder, workload.timeLimit());
    return new Measurement(
        outcome.result().path("examplesPerSecond").asDouble(),
        outcome.result().path("accuracy").asDouble(),
        outcome.peakMemoryBytes());
  }
}
