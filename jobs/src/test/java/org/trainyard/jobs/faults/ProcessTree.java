package org.trainyard.jobs.faults;

import java.util.List;

/** A process and what it started. */
final class ProcessTree {
  private ProcessTree() {}

  /** Kills both, so that nothing stays where a test fails; answers with what it started. */
  static List<ProcessHandle> kill(Process process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
    return started;
  }
}
