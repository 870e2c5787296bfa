package org.trainyard.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trainyard.benchmarks.peer.Measurement;
import org.trainyard.benchmarks.peer.Peer;
import org.trainyard.benchmarks.peer.Workload;

/**
 * Measures peers one after the other, again and again (A B A B …), so that a change of the
 * machine's speed falls on all of them.
 */
final class Bench {
  private final List<Peer> peers;
  private final int repetitions;
  private final PrintStream progress;

  Bench(List<Peer> peers, int repetitions, PrintStream progress) {
    this.peers = List.copyOf(peers);
    this.repetitions = repetitions;
    this.progress = progress;
  }

  /**
   * Runs all repetitions.
   *
   * @param scratch an existing folder; each repetition gets one of its own in it
   * @return the measurements of each peer, in the order of the peers
   */
  List<PeerSummary> run(Workload workload, Path scratch) throws IOException {
    Map<Peer, List<Measurement>> measured = new LinkedHashMap<>();
    peers.forEach(peer -> measured.put(peer, new ArrayList<>()));
    for (int repetition = 1; repetition <= repetitions; repetition++) {
      for (Peer peer : peers) {
        Path folder = Files.createDirectory(scratch.resolve(peer.name() + "-" + repetition));
        Measurement measurement = peer.run(workload, folder);
        measured.get(peer).add(measurement);
        progress.printf(
            Locale.ROOT,
            "repetition %d of %d, %s: %,.0f examples/s, accuracy %.4f%n",
            repetition,
            repetitions,
            peer.name(),
            measurement.examplesPerSecond(),
            measurement.accuracy());
        ScratchFolder.delete(folder);
      }
    }
    return measured.entrySet().stream()
        .map(entry -> PeerSummary.of(entry.getKey().name(), entry.getValue()))
        .toList();
  }
}
