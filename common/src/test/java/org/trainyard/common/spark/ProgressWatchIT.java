package org.trainyard.common.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks in trouble, and what the command says of them and ends with. */
@Timeout(180)
class ProgressWatchIT {
  private static final String IMPATIENT = "cluster.stall-timeout-seconds=5";

  @TempDir private Path folder;

  @Test
  void aTaskThatHangsIsEndedThoughItTakesNoNoticeOfInterruption() throws IOException {
    TroubledRun run = run("stuck", "spark.master=local[1]", IMPATIENT);

    assertEquals(1, run.status(), run.err());
    assertTrue(
        run.told()
            .startsWith(
                "trainyard troubled: round 1 made no progress for 5 s: task 0 of stage 0 runs on"
                    + " host localhost (executor driver) without doing anything; probably stuck."),
        run.told());
    assertTrue(run.told().contains("raise cluster.stall-timeout-seconds (now 5)"), run.told());
    assertTrue(run.lastLine().contains("\"exitCode\":1"), run.out());
    assertFalse(run.err().contains("\tat org.trainyard."), "no trace of ours: " + run.err());
  }

  @Test
  void aSlowTaskThatCountsIsLeftAlone() throws IOException {
    TroubledRun run = run("slow", "spark.master=local[1]", IMPATIENT);

    assertEquals(0, run.status(), run.err());
    assertTrue(run.lastLine().contains("\"rows\":1"), run.out());
  }

  @Test
  void executorsThatNeverComeAreToldOf() throws IOException {
    TroubledRun run =
        run(
            "none",
            IMPATIENT,
            "spark.master=local-cluster[1,1,1024]",
            "spark.executor.cores=4",
            "spark.dynamicAllocation.enabled=true",
            "spark.dynamicAllocation.shuffleTracking.enabled=true");

    assertEquals(1, run.status(), run.err());
    assertTrue(
        run.told()
            .startsWith(
                "trainyard troubled: round 1 made no progress for 5 s: no executor is alive and none"
                    + " came from local-cluster[1,1,1024]. Check that its workers run"),
        run.told());
  }

  @Test
  void contentThatAnExecutorRejectsEndsWith3() throws IOException {
    TroubledRun run = run("content", "spark.master=local-cluster[1,1,1024]");

    assertEquals(3, run.status(), run.err());
    assertEquals("trainyard troubled: train.idx: truncated at byte 16", run.told());
  }

  @Test
  void aTaskOutOfMemoryInTheDriverEndsWith1() throws IOException {
    TroubledRun run = run("native-memory", "spark.master=local[1]");

    assertEquals(1, run.status(), run.err());
    assertTrue(
        run.told()
            .startsWith(
                "trainyard troubled: task 0 of stage 0 on host localhost (executor driver): out of"
                    + " native memory"),
        run.told());
  }

  private TroubledRun run(String trouble, String... settings) throws IOException {
    return TroubledRun.of(folder, trouble, settings);
  }
}
