package org.trainyard.benchmarks.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trainyard.benchmarks.measured.Share;
import org.trainyard.benchmarks.process.JavaProcess;

class Dl4jPeerTest {
  private static final Workload WORKLOAD =
      Workload.of(Network.CNN, 100, Path.of("/data"), Duration.ofSeconds(1));

  @Test
  void stockSeesNoneOfOurCures() {
    JavaProcess stock = process(Dl4jPeer.stock());

    assertTrue(
        stock.classPath().stream().noneMatch(entry -> entry.contains("onednn")),
        stock.classPath()::toString);
    assertTrue(
        stock.classPath().stream().anyMatch(entry -> entry.contains("dl4j-spark")),
        stock.classPath()::toString);
    assertTrue(
        stock.jvmArguments().stream()
            .noneMatch(each -> each.contains("platform.extension") || each.contains("helpers")),
        stock.jvmArguments()::toString);
    assertEquals(TunedNumerics.VARIABLES, stock.withoutEnvironment());
  }

  @Test
  void curedHasThemAll() {
    JavaProcess cured = process(Dl4jPeer.cured());

    assertTrue(
        cured.classPath().stream().anyMatch(entry -> entry.contains("onednn")),
        cured.classPath()::toString);
    assertTrue(
        cured.jvmArguments().contains("-Dorg.eclipse.deeplearning4j.helpers.disable=false"),
        cured.jvmArguments()::toString);
    assertEquals(java.util.Set.of(), cured.withoutEnvironment());
  }

  @Test
  void onlyOnAllCoresItGetsAllTheirThreads() {
    String cores = Integer.toString(Runtime.getRuntime().availableProcessors());

    assertEquals(
        cores, process(Dl4jPeer.allThreads()).environment().get("OMP_NUM_THREADS"), "all threads");
    assertNotEquals(
        cores, process(Dl4jPeer.single()).environment().get("OMP_NUM_THREADS"), "one thread");
  }

  @Test
  void theWorkloadIsHandedOver() {
    List<String> arguments = process(Dl4jPeer.stock()).arguments();

    assertEquals("none", after("--cures", arguments));
    assertEquals("spark", after("--trainer", arguments));
    assertEquals("cnn", after("--network", arguments));
    assertEquals("64", after("--minibatch-size", arguments));
    assertEquals("0.001", after("--learning-rate", arguments));
  }

  private static JavaProcess process(ProcessPeer peer) {
    return peer.process(WORKLOAD, Share.whole());
  }

  private static String after(String name, List<String> arguments) {
    return arguments.get(arguments.indexOf(name) + 1);
  }
}
