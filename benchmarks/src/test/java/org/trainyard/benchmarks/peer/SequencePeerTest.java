package org.trainyard.benchmarks.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trainyard.benchmarks.measured.SequenceNetwork;
import org.trainyard.benchmarks.measured.SequenceWorkload;
import org.trainyard.benchmarks.process.JavaProcess;

class SequencePeerTest {
  private static final SequenceWorkload WORKLOAD =
      new SequenceWorkload(SequenceNetwork.ENCODER, 12, 0.1, 50, 8, 2);

  @Test
  void pyTorchHasAThreadForEachCoreAndNoneOfOurSettings() {
    JavaProcess process = SequencePeer.PYTORCH.process(WORKLOAD);

    assertTrue(
        process.jvmArguments().contains("-Dai.djl.pytorch.num_threads=2"),
        () -> process.jvmArguments().toString());
    assertEquals("2", process.environment().get("OMP_NUM_THREADS"));
    assertTrue(
        process.jvmArguments().stream().noneMatch(each -> each.contains("bytedeco")),
        () -> process.jvmArguments().toString());
    assertTrue(
        process.classPath().stream().noneMatch(each -> each.contains("nd4j")),
        () -> process.classPath().toString());
  }

  @Test
  void bothTrainTheSameWorkload() {
    assertEquals(WORKLOAD.arguments(), SequencePeer.PYTORCH.process(WORKLOAD).arguments());
    assertEquals(WORKLOAD.arguments(), SequencePeer.TRAINYARD.process(WORKLOAD).arguments());
  }

  @Test
  void theEngineDoesNotSeePyTorch() {
    assertTrue(
        SequencePeer.TRAINYARD.process(WORKLOAD).classPath().stream()
            .noneMatch(each -> each.contains("pytorch")));
  }
}
