package org.trainyard.benchmarks.scaling.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.benchmarks.scaling.model.CombineAt;
import org.trainyard.benchmarks.scaling.model.Costs;
import org.trainyard.benchmarks.scaling.model.Failures;
import org.trainyard.benchmarks.scaling.model.Stragglers;
import org.trainyard.common.job.UsageException;

class PredictionTest {
  private static final PredictionSettings.TrainedNetwork NETWORK =
      new PredictionSettings.TrainedNetwork("small", 1, 1);

  @TempDir private Path folder;

  private static Prediction with(Costs costs, Stragglers stragglers) {
    return new Prediction(
        new PredictionSettings(
            costs,
            stragglers,
            Failures.NONE,
            List.of(10),
            0,
            List.of(NETWORK),
            List.of(1, 8),
            0.9,
            4,
            1));
  }

  private static Costs scheduling(double launch, double task) {
    return new Costs(launch, task, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void theFewestMinibatchesMakeUpForWhatARoundCosts() {
    // 1 + 8 × 0.125 = 2 seconds a round: 18 of training are nine tenths of 20.
    Prediction prediction = with(scheduling(0.99, 0.125), Stragglers.NONE);

    assertEquals(OptionalInt.of(18), prediction.fewestMinibatches(8, 10, NETWORK));
  }

  @Test
  void stragglersCannotBeMadeUpForByLongerRounds() {
    Prediction prediction = with(scheduling(0, 0), new Stragglers(0.3, 0));

    assertEquals(OptionalInt.empty(), prediction.fewestMinibatches(64, 10, NETWORK));
  }

  @Test
  void schedulingIsTheLimitWhereItsShareIsReached() {
    Prediction prediction = with(scheduling(0.5, 0.01), Stragglers.NONE);

    assertEquals(950, prediction.mostWorkers(100, 0.1));
    assertEquals(0, prediction.mostWorkers(1, 0.1));
  }

  @Test
  void theQuickerWayToCombineIsTaken() {
    Prediction prediction =
        with(new Costs(0, 0, 1, 0, 0, 0, 0, 0), Stragglers.NONE); // a second stage takes a second

    assertEquals(
        CombineAt.DRIVER, prediction.quicker(2, 10, NETWORK.work(1)).combine(), "a small state");
    assertEquals(
        CombineAt.EXECUTORS,
        prediction
            .quicker(64, 10, new PredictionSettings.TrainedNetwork("large", 1e9, 1).work(1))
            .combine(),
        "64 states of 12 GB");
  }

  @Test
  void defaultsAreReadAndMeasuredCostsWin() throws IOException {
    Path measured = folder.resolve("measured.json");
    Files.writeString(
        measured, "{\"worstError\": 0.1, \"costs\": {\"launch-seconds\": 0.125}, \"checks\": []}");

    PredictionSettings settings = PredictionSettings.read(Optional.empty(), Optional.of(measured));

    assertEquals(0.125, settings.costs().launchSeconds());
    assertEquals(List.of(10, 25), settings.linkGigabits());
    assertEquals(
        List.of("1 M", "100 M", "1 B"),
        settings.networks().stream().map(PredictionSettings.TrainedNetwork::label).toList());
  }

  @Test
  void allThatIsWrongWithSettingsIsNamed() throws IOException {
    Path config = folder.resolve("wrong.conf");
    Files.writeString(config, "stragglers.worker-sigma = -1\nhardware.link-gigabit = 10\n");

    UsageException refused =
        assertThrows(
            UsageException.class,
            () -> PredictionSettings.read(Optional.of(config), Optional.empty()));

    assertTrue(refused.getMessage().contains("stragglers.worker-sigma"), refused.getMessage());
    assertTrue(refused.getMessage().contains("hardware.link-gigabit"), refused.getMessage());
  }

  @Test
  void aFileWithoutCostsIsRefused() throws IOException {
    Path other = folder.resolve("other.json");
    Files.writeString(other, "{}");

    UsageException refused =
        assertThrows(
            UsageException.class,
            () -> PredictionSettings.read(Optional.empty(), Optional.of(other)));

    assertTrue(refused.getMessage().contains("has no costs"), refused.getMessage());
  }
}
