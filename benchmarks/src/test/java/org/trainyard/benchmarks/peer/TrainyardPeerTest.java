package org.trainyard.benchmarks.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainyardPeerTest {
  @Test
  void theWorkloadBecomesSettings() {
    Workload workload = Workload.of(Network.MLP, 100, Path.of("/data"), Duration.ofSeconds(1));

    List<String> arguments =
        TrainyardPeer.process("train", workload, Path.of("/folder/a.conf"), Path.of("/folder"))
            .arguments();

    assertEquals(List.of("train", "--config", "/folder/a.conf"), arguments.subList(0, 3));
    assertTrue(arguments.contains("spark.master=local[2]"), arguments::toString);
    assertTrue(arguments.contains("storage.root=file:///folder/storage"), arguments::toString);
    assertTrue(
        arguments.contains("prepare.source.test-labels=/data/t10k-labels-idx1-ubyte"),
        arguments::toString);
    assertTrue(arguments.contains("train.minibatch-size=64"), arguments::toString);
  }
}
