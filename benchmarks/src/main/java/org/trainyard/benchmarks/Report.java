package org.trainyard.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trainyard.benchmarks.peer.Workload;
import org.trainyard.benchmarks.result.Machine;

/**
 * The outcome of a bench: a table for people, figures for scripts.
 *
 * @param workload what was measured
 * @param peers the peers, in the order in which they were asked for
 * @param machine where
 */
record Report(Workload workload, List<PeerSummary> peers, Machine machine) {
  Report {
    peers = List.copyOf(peers);
  }

  /** The figures of the {@code RESULT} line. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("network", workload.network().label());
    figures.put("rows", workload.rows());
    figures.put("workers", workload.workers());
    figures.put("minibatchSize", workload.minibatchSize());
    workload.engine().master().ifPresent(master -> figures.put("master", master));
    workload
        .engine()
        .minibatchesPerRound()
        .ifPresent(minibatches -> figures.put("minibatchesPerRound", minibatches));
    Map<String, Object> byName = new LinkedHashMap<>();
    peers.forEach(peer -> byName.put(peer.name(), figures(peer)));
    figures.put("peers", byName);
    figures.put("ratios", ratios());
    figures.put("machine", machineFigures());
    return figures;
  }

  /**
   * How many times as fast one peer is as another, by the medians; keys such as {@code
   * trainyard/dl4j-spark}, each pair in the order in which the peers were asked for.
   */
  Map<String, Double> ratios() {
    Map<String, Double> ratios = new LinkedHashMap<>();
    for (int i = 0; i < peers.size(); i++) {
      for (PeerSummary other : peers.subList(i + 1, peers.size())) {
        ratios.put(peers.get(i).name() + "/" + other.name(), peers.get(i).ratioTo(other));
      }
    }
    return ratios;
  }

  /** The table, with a line for each peer. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%s, %,d rows, %d workers, minibatches of %d, on %s with %d cores%n",
            workload.network().label(),
            workload.rows(),
            workload.workers(),
            workload.minibatchSize(),
            machine.cpu(),
            machine.cores()));
    table.append(
        String.format(
            "%-18s %12s %10s %10s %7s %9s %10s%n",
            "peer", "examples/s", "min", "max", "noise", "accuracy", "memory MB"));
    for (PeerSummary peer : peers) {
      table.append(
          String.format(
              Locale.ROOT,
              "%-18s %,12.0f %,10.0f %,10.0f %6.1f%% %9.4f %,10d%n",
              peer.name(),
              peer.examplesPerSecond(),
              peer.min(),
              peer.max(),
              100 * peer.noise(),
              peer.accuracy(),
              peer.peakMemoryBytes() >> 20));
    }
    for (PeerSummary peer : peers) {
      peer.syncShare()
          .ifPresent(
              share ->
                  table.append(
                      String.format(
                          Locale.ROOT,
                          "%s: %.1f%% of the time synchronising%n",
                          peer.name(),
                          100 * share)));
    }
    ratios()
        .forEach(
            (pair, ratio) -> table.append(String.format(Locale.ROOT, "%s: %.2f%n", pair, ratio)));
    return table.toString();
  }

  private static Map<String, Object> figures(PeerSummary peer) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("examplesPerSecond", peer.examplesPerSecond());
    figures.put("min", peer.min());
    figures.put("max", peer.max());
    figures.put("accuracy", peer.accuracy());
    figures.put("peakMemoryBytes", peer.peakMemoryBytes());
    peer.syncShare().ifPresent(share -> figures.put("syncShare", share));
    figures.put("repetitions", peer.repetitions());
    return figures;
  }

  private Map<String, Object> machineFigures() {
    Map<String, Double> noise = new LinkedHashMap<>();
    peers.forEach(peer -> noise.put(peer.name(), peer.noise()));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("cpu", machine.cpu());
    figures.put("cores", machine.cores());
    figures.put("noise", noise);
    return figures;
  }
}
