package org.trainyard.jobs.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.jobs.CommandRun;

/** Executors in processes of their own, killed at random moments of a training. */
class FaultDrillIT {
  private static final long SEED = 22_11;

  @TempDir private Path folder;

  @Test
  void killedExecutorsLeaveTheBytesAsTheyAre() throws Exception {
    SmallTraining training =
        SmallTraining.prepare(
            folder,
            3000,
            "train.network.hidden=[256]",
            "train.minibatches-per-round=20",
            "train.epochs=9");
    CommandRun whole = training.run(training.storage(), "whole", "local[2]");
    SparkWatch watch = SparkWatch.onFreePort();
    int rounds = whole.result().get("rounds").asInt();
    List<Strike> plan = Strike.plan(SEED, rounds);

    Process driver =
        training.start(
            "drilled",
            "local-cluster[2,1,1024]",
            watch.setting(),
            // So that a lost executor takes finished work of a round with it, too.
            "train.averaging.combine=executors");
    Drill drill = new Drill(driver, watch, SEED);
    try {
      drill.carryOut(plan);
      CommandRun drilled = CommandRun.await(training.logs("drilled"), driver);

      System.out.println("fault drill: " + drill);
      assertEquals(0, drilled.status(), drilled.log());
      assertTrue(drill.kills() >= 10, drill.toString());
      // A blow may fall on an executor that has nothing to do.
      assertTrue(drill.failedTasks() >= plan.size() / 2, drill.toString());
      assertEquals(whole.result().get("modelSha256"), drilled.result().get("modelSha256"));
      assertEquals(0, drilled.result().get("resumedFromRound").asInt(), "one process did it all");
      SmallTraining.requireExact(
          SmallTraining.directory(training.storage(), "drilled"), drilled.result());
    } finally {
      ProcessTree.kill(driver);
    }
  }
}
