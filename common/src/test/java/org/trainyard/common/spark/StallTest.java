package org.trainyard.common.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StallTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Stall.Cluster TWO_ALIVE = new Stall.Cluster("yarn", 2, "spark.task.cpus=4");
  private static final Stall.Cluster NONE_ALIVE = new Stall.Cluster("yarn", 0, "spark.task.cpus=4");

  private final AtomicLong clock = new AtomicLong(-7);
  private final Activity activity = new Activity(clock::get);

  private void pass(int seconds) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private Optional<String> verdict(Stall.Cluster cluster) {
    return activity.seen().flatMap(seen -> Stall.of(seen, cluster, LIMIT));
  }

  private static Activity.Task task(long id) {
    return new Activity.Task(id, 3, 0, "1", "node7");
  }

  @Test
  void theDriverMayComputeForEver() {
    activity.jobStarts(1, "train: round 1");
    activity.jobEnds(1);
    pass(100_000);

    assertEquals(Optional.empty(), verdict(TWO_ALIVE));
    activity.jobStarts(2, "train: round 2");
    assertEquals(Optional.empty(), verdict(TWO_ALIVE), "the time before the job does not count");
  }

  @Test
  void aTaskThatDoesNothingIsNamed() {
    activity.jobStarts(1, "train: round 4, epoch 1");
    activity.taskStarts(task(11));
    activity.taskStarts(new Activity.Task(12, 3, 1, "2", "node8"));
    pass(59);
    assertEquals(Optional.empty(), verdict(TWO_ALIVE), "within the limit");
    pass(1);

    assertEquals(
        "train: round 4, epoch 1 made no progress for 60 s: task 0 of stage 3 runs on host node7"
            + " (executor 1), and 1 more run, without doing anything; probably stuck. Look at its"
            + " threads in Spark's user interface and at that host, or raise"
            + " cluster.stall-timeout-seconds (now 60) if it is only slow. What was saved is kept:"
            + " the same command goes on from there",
        verdict(TWO_ALIVE).orElseThrow());
  }

  @Test
  void aTaskThatCountsIsLeftAlone() {
    activity.jobStarts(1, "train");
    activity.taskStarts(task(11));
    for (int i = 0; i < 100; i++) {
      pass(40);
      activity.counts(11, i);
      assertEquals(Optional.empty(), verdict(TWO_ALIVE), "after heartbeat " + i);
    }

    pass(40);
    activity.counts(11, 99);
    pass(40);
    activity.counts(11, 99);
    assertTrue(verdict(TWO_ALIVE).isPresent(), "the same counts again are no progress");
  }

  @Test
  void whatATaskCountsAfterItsEndDoesNotCount() {
    activity.jobStarts(1, "train");
    activity.taskStarts(task(11));
    activity.taskEnds(11);
    pass(60);
    activity.counts(11, 5);

    assertTrue(verdict(TWO_ALIVE).isPresent());
  }

  @Test
  void executorsThatAreGoneAreSaidToBe() {
    activity.jobStarts(1, "train");
    activity.taskStarts(task(11));
    pass(30);
    activity.taskIsLost(11);
    activity.executorIsLost("Container from a bad node. Exit status: 137. Diagnostics: killed");
    pass(30);

    String told = verdict(NONE_ALIVE).orElseThrow();

    assertTrue(
        told.startsWith(
            "train made no progress for 60 s: no executor is alive (1 lost; the last: Container from"
                + " a bad node. Exit status: 137. Diagnostics: killed (killed, mostly for want of"
                + " memory"),
        told);
    assertTrue(
        told.contains(
            "none came from yarn. Check that its workers run and have spark.executor.cores and"
                + " spark.executor.memory free"),
        told);
  }

  @Test
  void aTaskThatFitsNoExecutorIsSaidToWantTooMuch() {
    activity.jobStarts(1, "train");
    pass(61);

    String told = verdict(TWO_ALIVE).orElseThrow();

    assertTrue(
        told.startsWith(
            "train made no progress for 61 s: 2 executor(s) of yarn are alive but no task starts."),
        told);
    assertTrue(told.contains("it wants spark.task.cpus=4; compare spark.executor.cores"), told);
  }

  @Test
  void aTaskThatLosesItsExecutorAgainAndAgainEndsTheJobThoughTasksStart() {
    activity.jobStarts(1, "train");
    for (int i = 0; i < Stall.LOSSES_OF_ONE_TASK; i++) {
      assertEquals(Optional.empty(), verdict(TWO_ALIVE), "after loss " + i);
      activity.taskStarts(task(i));
      pass(5);
      activity.executorIsLost("worker lost");
      activity.taskIsLost(i);
    }

    assertEquals(
        "train: executors die again and again; one task lost its executor 8 times; the last: worker"
            + " lost. What was saved is kept: the same command goes on from there",
        verdict(TWO_ALIVE).orElseThrow());
  }

  @Test
  void manyExecutorsMayBeLostIfNoTaskSuffersOften() {
    activity.jobStarts(1, "train");
    for (int i = 0; i < 100; i++) {
      activity.taskStarts(new Activity.Task(i, 3, i, "1", "node7"));
      activity.executorIsLost("taken away");
      activity.taskIsLost(i);
    }

    assertEquals(Optional.empty(), verdict(TWO_ALIVE));
  }
}
