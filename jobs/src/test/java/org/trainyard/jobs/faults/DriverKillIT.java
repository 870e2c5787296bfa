package org.trainyard.jobs.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.jobs.CommandRun;

/** The driver, killed while it deals, trains and saves, and resumed each time. */
class DriverKillIT {
  private static final long SEED = 22_11;
  private static final String RUN = "killed";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private static Path folder;

  private static SmallTraining training;
  private static CommandRun whole;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final RunFiles files = new RunFiles(SmallTraining.directory(training.storage(), RUN));

  @BeforeAll
  static void trainUndisturbed() throws IOException {
    training =
        SmallTraining.prepare(
            folder,
            2003,
            "train.network.hidden=[512]",
            "train.minibatches-per-round=4",
            "train.epochs=4",
            "train.checkpoint.every-rounds=1",
            "spark.ui.enabled=false");
    whole = training.run(training.storage(), "whole", "local[2]");
  }

  @Test
  void aKilledDriverIsResumedToTheSameBytes() throws Exception {
    // Before anything was saved.
    killOnce("local-cluster[2,1,1024]", this::dealsRows, random.nextInt(500));
    assertFalse(files.newestCheckpoint().isPresent(), "killed before the first checkpoint");
    killOnce("local-cluster[2,1,1024]", () -> saved(2), random.nextInt(300));
    killWhileSaving("local[2]");
    killOnce("local[1]", () -> saved(10), random.nextInt(300));
    killWhileSaving("local[2]");
    int newest = files.newestCheckpoint().orElseThrow();

    // The same storage under another address, another master.
    Path moved = Files.move(training.storage(), folder.resolve("moved"));
    CommandRun resumed;
    try {
      resumed = training.run(moved, RUN, "local[2]");
      assertEquals(List.of(), new RunFiles(SmallTraining.directory(moved, RUN)).leftovers());
      SmallTraining.requireExact(SmallTraining.directory(moved, RUN), resumed.result());
    } finally {
      Files.move(moved, training.storage());
    }

    assertEquals(whole.result().get("modelSha256"), resumed.result().get("modelSha256"));
    assertEquals(newest, resumed.result().get("resumedFromRound").asInt());
  }

  @Test
  void aTerminatedDriverSavesItsLastRoundFirst() throws Exception {
    String run = "terminated";
    SparkWatch watch = SparkWatch.onFreePort();
    String[] more = {
      "train.checkpoint.every-rounds=1000000", "spark.ui.enabled=true", watch.setting()
    };
    Process driver = training.start(run, "local-cluster[2,1,1024]", more);
    int round;
    try {
      Instant end = Instant.now().plus(PATIENCE);
      do {
        Thread.sleep(20);
        assertTrue(driver.isAlive() && Instant.now().isBefore(end), "no third round");
        round = watch.job().map(SparkWatch.RunningJob::round).orElse(0);
      } while (round < 3);
      driver.destroy();
      assertTrue(driver.waitFor(1, TimeUnit.MINUTES), "it ends when it is told to");
    } finally {
      ProcessTree.kill(driver);
    }
    String log = Files.readString(training.logs(run).resolve("err"));
    RunFiles left = new RunFiles(SmallTraining.directory(training.storage(), run));

    CommandRun resumed = training.run(training.storage(), run, "local[2]", more);

    assertEquals(128 + 15, driver.exitValue(), "the status of a process that SIGTERM ended");
    assertTrue(log.contains("run the same command again to go on where it was saved"), log);
    int saved = resumed.result().get("resumedFromRound").asInt();
    assertTrue(saved >= round - 1, "round " + round + " ran, resumed from " + saved + "; " + log);
    assertEquals(whole.result().get("modelSha256"), resumed.result().get("modelSha256"));
    SmallTraining.requireExact(left.directory(), resumed.result());
    assertEquals(List.of(), left.leftovers(), "nothing half-written stays");
  }

  private boolean dealsRows() {
    try {
      return Files.readString(training.logs(RUN).resolve("err")).contains("workers,");
    } catch (IOException e) {
      return false;
    }
  }

  private boolean saved(int round) {
    return files.newestCheckpoint().filter(newest -> newest >= round).isPresent();
  }

  /** Kills until it has fallen between the first file of a checkpoint and its rename. */
  private void killWhileSaving(String master) throws Exception {
    int tries = 0;
    do {
      assertTrue(tries++ < 6, "no kill fell into the writing of a checkpoint");
      // The process before may have left one; this one removes it first.
      Set<Path> left = files.stagedCheckpoints();
      killOnce(master, () -> !left.containsAll(files.stagedCheckpoints()), 0);
    } while (files.stagedCheckpoints().isEmpty());
  }

  private void killOnce(String master, BooleanSupplier moment, int millisLater) throws Exception {
    Process driver = training.start(RUN, master);
    try {
      Instant end = Instant.now().plus(PATIENCE);
      while (!moment.getAsBoolean()) {
        if (!driver.isAlive() || Instant.now().isAfter(end)) {
          fail("the moment never came: " + Files.readString(training.logs(RUN).resolve("err")));
        }
        LockSupport.parkNanos(200_000);
      }
      Thread.sleep(millisLater);
      assertTrue(driver.isAlive(), "it ended before it was killed");
    } finally {
      List<ProcessHandle> executors = ExecutorProcesses.of(driver);
      driver.destroyForcibly();
      assertTrue(driver.waitFor(1, TimeUnit.MINUTES), "killed");
      for (ProcessHandle executor : executors) {
        executor.onExit().get(1, TimeUnit.MINUTES);
      }
    }
    assertFalse(files.hasModel(), "a killed run has no model");
  }
}
