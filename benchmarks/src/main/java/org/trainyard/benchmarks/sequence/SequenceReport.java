package org.trainyard.benchmarks.sequence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trainyard.benchmarks.measured.SequenceNetwork;
import org.trainyard.benchmarks.measured.SequenceWorkload;
import org.trainyard.benchmarks.peer.SequencePeer;
import org.trainyard.benchmarks.result.Machine;
import org.trainyard.benchmarks.result.Spread;

/**
 * The peers' figures side by side.
 *
 * @param workload what was measured
 * @param measured the repetitions of each peer, in the order in which they were taken
 * @param machine where
 */
record SequenceReport(
    SequenceWorkload workload, Map<SequencePeer, List<Measured>> measured, Machine machine) {

  /** Trainyard's rate in PyTorch's, by the medians. */
  double ratio() {
    return rate(SequencePeer.TRAINYARD).median() / rate(SequencePeer.PYTORCH).median();
  }

  /** The figures of the {@code RESULT} line. */
  Map<String, Object> figures() {
    Map<String, Object> peers = new LinkedHashMap<>();
    measured.forEach((peer, all) -> peers.put(peer.label(), figures(peer, all)));
    SequenceNetwork network = workload.network();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("network", network.label());
    figures.put("layers", workload.layers());
    figures.put("dropout", workload.dropout());
    figures.put("tokens", network.tokens());
    figures.put("minibatchSize", network.minibatchSize());
    figures.put("minibatches", workload.minibatches());
    figures.put("warmUp", workload.warmUp());
    figures.put("threads", workload.threads());
    figures.put("peers", peers);
    figures.put("ratio", ratio());
    figures.put("machine", machine);
    return figures;
  }

  private Map<String, Object> figures(SequencePeer peer, List<Measured> all) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("examplesPerSecond", rate(peer));
    figures.put("noise", noise(rate(peer)));
    figures.put("loss", Spread.of(all, Measured::loss).median());
    figures.put("syncShare", Spread.of(all, Measured::syncShare).median());
    figures.put("parameters", all.get(0).parameters());
    figures.put("peakMemoryBytes", memory(all));
    figures.put("repetitions", all);
    return figures;
  }

  private Spread rate(SequencePeer peer) {
    return Spread.of(measured.get(peer), Measured::examplesPerSecond);
  }

  private static double noise(Spread rate) {
    return (rate.greatest() - rate.least()) / rate.median();
  }

  private static long memory(List<Measured> all) {
    return all.stream().mapToLong(Measured::peakMemoryBytes).max().orElse(0);
  }

  /** A sentence, a table, and the ratio. */
  String markdown() {
    SequenceNetwork network = workload.network();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s of %d layers, %,d minibatches of %d rows of %d tokens, dropout %s, on %s.%n%n",
            network.label(),
            workload.layers(),
            workload.minibatches(),
            network.minibatchSize(),
            network.tokens(),
            network == SequenceNetwork.ENCODER ? workload.dropout() : "0",
            machine.described()));
    text.append(
        String.format(
            "| peer | examples/s | least–greatest | noise | tokens/s | loss | synchronising | peak"
                + " memory |%n|---|---:|---:|---:|---:|---:|---:|---:|%n"));
    measured.forEach((peer, all) -> text.append(line(peer, all)));
    text.append(String.format(Locale.ROOT, "%ntrainyard/pytorch: %.2f%n", ratio()));
    return text.toString();
  }

  private String line(SequencePeer peer, List<Measured> all) {
    Spread rate = rate(peer);
    return String.format(
        Locale.ROOT,
        "| %s | %,.2f | %,.2f–%,.2f | %.1f %% | %,.0f | %.3f | %.1f %% | %,d MB |%n",
        peer.label(),
        rate.median(),
        rate.least(),
        rate.greatest(),
        100 * noise(rate),
        rate.median() * workload.network().tokens(),
        Spread.of(all, Measured::loss).median(),
        100 * Spread.of(all, Measured::syncShare).median(),
        memory(all) >> 20);
  }
}
