package org.trainyard.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.benchmarks.peer.Measurement;
import org.trainyard.benchmarks.peer.Network;
import org.trainyard.benchmarks.peer.Peer;
import org.trainyard.benchmarks.peer.Workload;

class BenchTest {
  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

  @TempDir private Path scratch;

  @Test
  void peersTakeTurns() throws Exception {
    List<String> calls = new ArrayList<>();
    List<Peer> peers = List.of(fake("a", calls), fake("b", calls));
    Workload workload = Workload.of(Network.MLP, 10, scratch, Duration.ofSeconds(1));

    List<PeerSummary> summaries = new Bench(peers, 3, NOWHERE).run(workload, scratch);

    assertEquals(List.of("a", "b", "a", "b", "a", "b"), calls);
    assertEquals(List.of("a", "b"), summaries.stream().map(PeerSummary::name).toList());
    assertEquals(3, summaries.get(0).repetitions().size());
    assertEquals(0, scratch.toFile().list().length, "folders of the repetitions are removed");
  }

  private static Peer fake(String name, List<String> calls) {
    return new Peer() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String description() {
        return "a fake";
      }

      @Override
      public Measurement run(Workload workload, Path folder) {
        calls.add(name);
        return new Measurement(calls.size(), 0.5, 1);
      }
    };
  }
}
