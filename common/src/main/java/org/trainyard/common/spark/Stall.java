package org.trainyard.common.spark;

import java.time.Duration;
import java.util.Optional;

/** Tells from what is seen of the running jobs that they come no further, and why. */
final class Stall {
  /** So often Spark may try one task as well; executors that are taken away do not count there. */
  static final int LOSSES_OF_ONE_TASK = 8;

  private static final String GOES_ON =
      ". What was saved is kept: the same command goes on from there";

  private Stall() {}

  /**
   * What the cluster is asked for.
   *
   * @param master where executors come from
   * @param executors how many are alive
   * @param taskDemand what one task asks of an executor, as keys and values
   */
  record Cluster(String master, int executors, String taskDemand) {}

  /** What to tell the user, if the jobs have come to a stand. */
  static Optional<String> of(Activity.Seen seen, Cluster cluster, Duration limit) {
    String job = String.join(", ", seen.jobs().values());
    if (seen.losses() >= LOSSES_OF_ONE_TASK) {
      return Optional.of(
          "%s: executors die again and again; one task lost its executor %d times%s%s"
              .formatted(job, seen.losses(), lastLoss(seen), GOES_ON));
    }
    if (seen.quiet().compareTo(limit) < 0) {
      return Optional.empty();
    }
    String why;
    if (cluster.executors() == 0) {
      why = noExecutor(seen, cluster);
    } else if (seen.tasks().isEmpty()) {
      why = noTask(seen, cluster);
    } else {
      why = stuck(seen);
    }
    return Optional.of(
        "%s made no progress for %d s: %s, or raise cluster.stall-timeout-seconds (now %d) if it is"
                .formatted(job, seen.quiet().toSeconds(), why, limit.toSeconds())
            + " only slow"
            + GOES_ON);
  }

  private static String noExecutor(Activity.Seen seen, Cluster cluster) {
    String lost =
        seen.lostExecutors() == 0
            ? ""
            : " (%d lost%s)".formatted(seen.lostExecutors(), lastLoss(seen));
    return "no executor is alive%s and none came from %s. Check that its workers run and have"
            .formatted(lost, cluster.master())
        + " spark.executor.cores and spark.executor.memory free";
  }

  private static String noTask(Activity.Seen seen, Cluster cluster) {
    String lost = seen.lostExecutors() == 0 ? "" : lastLoss(seen);
    return "%d executor(s) of %s are alive but no task starts%s. Probably a task asks for more than an"
            .formatted(cluster.executors(), cluster.master(), lost)
        + " executor has: it wants "
        + cluster.taskDemand()
        + "; compare spark.executor.cores and spark.executor.resource.*";
  }

  private static String stuck(Activity.Seen seen) {
    Activity.Task first = seen.tasks().get(0);
    int others = seen.tasks().size() - 1;
    return "task %d of stage %d runs on host %s (executor %s)%s without doing anything; probably"
            .formatted(
                first.index(),
                first.stage(),
                first.host(),
                first.executor(),
                others == 0 ? "" : ", and %d more run,".formatted(others))
        + " stuck. Look at its threads in Spark's user interface and at that host";
  }

  private static String lastLoss(Activity.Seen seen) {
    return seen.lastLoss().map(reason -> "; the last: " + LostExecutor.explain(reason)).orElse("");
  }
}
