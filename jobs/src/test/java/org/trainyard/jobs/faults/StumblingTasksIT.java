package org.trainyard.jobs.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.json.Json;

/** Tasks that end in any order, fail when they are done and are cancelled half-way. */
class StumblingTasksIT {
  @TempDir private Path folder;

  @Test
  void neitherOrderNorRetriesOfTasksChangeTheBytes() throws IOException {
    SmallTraining training =
        SmallTraining.prepare(
            folder,
            2003,
            "train.network.hidden=[256]",
            "train.minibatches-per-round=7",
            "train.epochs=6",
            "spark.ui.enabled=false");

    JobResult smooth = training.here("smooth", "spark.master=local[1]");
    JobResult stumbling =
        training.here(
            "stumbling",
            "spark.master=local[3,4]",
            // Other tasks, the same bytes.
            "train.averaging.combine=executors",
            "spark.plugins=" + StumblingTasks.class.getName());

    assertEquals(smooth.figures().get("modelSha256"), stumbling.figures().get("modelSha256"));
    SmallTraining.requireExact(
        SmallTraining.directory(training.storage(), "stumbling"), Json.tree(stumbling.figures()));
    assertTrue(StumblingTasks.LATE.get() >= 10, "late: " + StumblingTasks.LATE);
    assertTrue(StumblingTasks.FAILED.get() >= 10, "failed: " + StumblingTasks.FAILED);
    assertTrue(StumblingTasks.CANCELLED.get() >= 5, "cancelled: " + StumblingTasks.CANCELLED);
  }
}
