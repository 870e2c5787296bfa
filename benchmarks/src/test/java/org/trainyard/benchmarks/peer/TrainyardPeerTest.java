package org.trainyard.benchmarks.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.trainyard.benchmarks.process.JavaProcess;
import org.trainyard.benchmarks.warm.WarmTrainMain;
import org.trainyard.common.json.Json;

class TrainyardPeerTest {
  private static final Workload WORKLOAD =
      Workload.of(Network.MLP, 100, Path.of("/data"), Duration.ofSeconds(1));

  @Test
  void theWorkloadBecomesSettings() {
    List<String> arguments = process(TrainyardPeer.PREPARE, WORKLOAD).arguments();

    assertEquals(List.of("prepare", "--config", "/folder/a.conf"), arguments.subList(0, 3));
    assertTrue(arguments.contains("spark.master=local[2]"), arguments::toString);
    assertTrue(arguments.contains("storage.root=file:///folder/storage"), arguments::toString);
    assertTrue(
        arguments.contains("prepare.source.test-labels=/data/t10k-labels-idx1-ubyte"),
        arguments::toString);
    assertTrue(arguments.contains("train.minibatch-size=64"), arguments::toString);
    assertTrue(
        arguments.stream().noneMatch(each -> each.startsWith("train.minibatches-per-round")),
        arguments::toString);
  }

  @Test
  void theMeasuredProcessWarmsUpOnTheDatasetOfItsOwnPipeline() {
    JavaProcess train = process(TrainyardPeer.TRAIN, WORKLOAD);
    List<String> warmUp = process(TrainyardPeer.PREPARE_WARM_UP, WORKLOAD).arguments();

    assertEquals(WarmTrainMain.class.getName(), train.mainClass());
    assertEquals(List.of("--config", "/folder/a.conf"), train.arguments().subList(0, 2));
    assertTrue(
        train.arguments().stream().noneMatch(each -> each.startsWith("name=")),
        train.arguments()::toString);
    assertTrue(warmUp.contains("name=" + WarmTrainMain.PIPELINE), warmUp::toString);
  }

  @Test
  void optionsOfTheEngineAreHandedOver() {
    Workload workload =
        WORKLOAD.with(
            new EngineOptions(Optional.of("local-cluster[2,1,2048]"), OptionalInt.of(50)));

    List<String> arguments = process(TrainyardPeer.TRAIN, workload).arguments();

    assertTrue(arguments.contains("spark.master=local-cluster[2,1,2048]"), arguments::toString);
    assertTrue(arguments.contains("train.minibatches-per-round=50"), arguments::toString);
  }

  @Test
  void aPipelinesOwnSettingsAreNotOverruled() {
    Workload workload =
        WORKLOAD.with(
            EngineOptions.of(
                new EngineOptions.Pipeline(Path.of("/a.conf"), List.of("train.workers=3"), 4)));

    List<String> arguments = process(TrainyardPeer.TRAIN, workload).arguments();

    assertTrue(arguments.contains("train.workers=3"), arguments::toString);
    assertTrue(arguments.contains("train.epochs=4"), arguments::toString);
    assertTrue(
        arguments.stream().noneMatch(each -> each.startsWith("train.optimizer.learning-rate")),
        arguments::toString);
  }

  @Test
  void synchronisingIsAShareOfAllTheTime() {
    assertEquals(
        0.2,
        TrainyardPeer.syncShare(Json.parse("{\"computeSeconds\":8,\"syncSeconds\":2}")),
        1e-12);
  }

  private static JavaProcess process(TrainyardPeer.Stage stage, Workload workload) {
    return TrainyardPeer.process(stage, workload, Path.of("/folder/a.conf"), Path.of("/folder"));
  }
}
