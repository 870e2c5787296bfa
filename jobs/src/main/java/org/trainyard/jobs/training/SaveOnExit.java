package org.trainyard.jobs.training;

import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves when the process is told to end, by Ctrl-C or SIGTERM, before Spark and the file systems
 * are closed.
 */
final class SaveOnExit {
  private static final Logger LOG = LoggerFactory.getLogger(SaveOnExit.class);

  /** Spark closes its sessions at 40 and Hadoop its file systems at 10; higher goes first. */
  private static final int PRIORITY = 100;

  private static final int MINUTES = 5;

  private SaveOnExit() {}

  /**
   * Does work that is saved if the process is told to end in the midst of it.
   *
   * @param save called at most once, on a thread of its own while the work goes on
   */
  static void during(Runnable save, Runnable work) {
    Runnable hook = () -> trySaving(save);
    ShutdownHookManager.get().addShutdownHook(hook, PRIORITY, MINUTES, TimeUnit.MINUTES);
    try {
      work.run();
    } finally {
      if (!ShutdownHookManager.get().isShutdownInProgress()) {
        ShutdownHookManager.get().removeShutdownHook(hook);
      }
    }
  }

  private static void trySaving(Runnable save) {
    try {
      save.run();
    } catch (RuntimeException e) {
      LOG.warn("the training could not be saved before the end: {}", e.toString());
    }
  }
}
