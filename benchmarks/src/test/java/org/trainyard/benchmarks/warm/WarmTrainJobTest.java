package org.trainyard.benchmarks.warm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.jobs.training.TrainSettings;

class WarmTrainJobTest {
  private static final Optional<Path> CONFIG =
      Optional.of(Path.of("src/main/resources/org/trainyard/benchmarks/peer/trainyard-mlp.conf"));
  private static final List<String> SETS =
      List.of("storage.root=file:///storage", "run-id=benchmark", "train.workers=2", "seed=7");

  @Test
  void theWarmUpDiffersInItsNamesAndRoundsAlone() {
    WarmTrainJob job = new WarmTrainJob(CONFIG, SETS);
    Problems problems = new Problems();
    TrainSettings asked = job.read(SettingsSource.load(CONFIG, SETS, problems));
    problems.throwIfAny();

    TrainSettings warmUp = job.warmUp();

    assertEquals("benchmark-mlp", asked.pipeline().name());
    assertEquals(WarmTrainMain.PIPELINE, warmUp.pipeline().name());
    assertEquals(Optional.of(WarmTrainMain.PIPELINE), warmUp.pipeline().runId());
    assertEquals(asked.pipeline().storageRoot(), warmUp.pipeline().storageRoot());
    assertEquals(asked.network(), warmUp.network());
    assertEquals(asked.optimizer(), warmUp.optimizer());
  }
}
