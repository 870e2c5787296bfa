package org.trainyard.jobs.registry;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.storage.Storage;

/** A process that takes a lock, says so, and holds it until it is told to end. */
final class LockHolder {
  private LockHolder() {}

  @SuppressWarnings("SystemOut") // What the test waits for.
  public static void main(String[] arguments) {
    Path file = new Path(arguments[0]);
    Storage storage = Storage.open(new Configuration(), file.getParent().toString());
    new RegistryLock(storage, file)
        .holding(
            () -> {
              System.out.println("held");
              return sleep();
            });
  }

  private static String sleep() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "slept";
  }
}
