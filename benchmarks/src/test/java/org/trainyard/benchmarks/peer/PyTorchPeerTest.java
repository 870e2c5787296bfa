package org.trainyard.benchmarks.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trainyard.benchmarks.measured.Share;
import org.trainyard.benchmarks.process.JavaProcess;
import org.trainyard.benchmarks.process.OwnProcess;

class PyTorchPeerTest {
  private static final JavaProcess PROCESS =
      PyTorchPeer.onAllCores()
          .process(
              Workload.of(Network.CNN, 100, Path.of("/data"), Duration.ofSeconds(1)),
              Share.whole());

  @Test
  void itSeesItsOwnLibrariesAndNoOthers() {
    List<String> names =
        PROCESS.classPath().stream().map(each -> Path.of(each).getFileName().toString()).toList();

    assertTrue(names.contains("api-0.34.0.jar"), names::toString);
    assertTrue(names.contains("pytorch-native-cpu-2.7.1-linux-x86_64.jar"), names::toString);
    assertTrue(names.stream().anyMatch(each -> each.startsWith("slf4j-api")), names::toString);
    assertTrue(
        names.stream()
            .noneMatch(
                each ->
                    each.contains("spark") || each.contains("nd4j") || each.contains("jackson")),
        names::toString);
  }

  @Test
  void noSettingOfOurNativeCodeReachesIt() {
    assertEquals(TunedNumerics.VARIABLES, PROCESS.withoutEnvironment());
    assertTrue(
        PROCESS.environment().keySet().stream().noneMatch(TunedNumerics.VARIABLES::contains),
        () -> PROCESS.environment().toString());
    assertTrue(
        PROCESS.jvmArguments().stream().noneMatch(each -> each.contains("bytedeco")),
        () -> PROCESS.jvmArguments().toString());
  }

  @Test
  void otherPeersDoNotSeeIt() {
    List<String> all = OwnProcess.classPath();

    List<String> others = PyTorchPeer.without(all);

    assertTrue(others.stream().noneMatch(each -> each.contains("pytorch")), others::toString);
    assertEquals(all.size() - 3, others.size(), "engine, bridge and natives are gone");
  }

  @Test
  void nothingIsFetchedWhileItRuns() {
    assertTrue(PROCESS.jvmArguments().contains("-Dai.djl.offline=true"));
    assertTrue(
        PROCESS.environment().get("DJL_CACHE_DIR").endsWith("djl"),
        () -> PROCESS.environment().toString());
  }
}
