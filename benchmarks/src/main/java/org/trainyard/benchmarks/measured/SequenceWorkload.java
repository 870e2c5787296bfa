package org.trainyard.benchmarks.measured;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * What every peer does once in a measurement of a network over tokens: train it with Adam on the
 * same rows, after a warm-up on a network that is thrown away.
 *
 * @param network the network
 * @param layers blocks of the encoder, or layers of LSTM
 * @param dropout share dropped while training: of each sublayer's outputs and of the attention's
 *     probabilities; the LSTM has none
 * @param minibatches minibatches that count, of all workers together
 * @param warmUp minibatches before those
 * @param threads native threads that a peer has: as many workers of one, or one process of all
 */
public record SequenceWorkload(
    SequenceNetwork network, int layers, double dropout, int minibatches, int warmUp, int threads)
    implements Serializable {
  /** Seed of rows and initial parameters. */
  public static final int SEED = 42;

  /** The workload of a process's options. */
  public static SequenceWorkload of(Options options) {
    return new SequenceWorkload(
        SequenceNetwork.valueOf(options.text("network").toUpperCase(Locale.ROOT)),
        options.number("layers"),
        Double.parseDouble(options.text("dropout")),
        options.number("minibatches"),
        options.number("warm-up"),
        options.number("threads"));
  }

  /** The options that give a process this workload. */
  public List<String> arguments() {
    return List.of(
        "--network", network.label(),
        "--layers", Integer.toString(layers),
        "--dropout", Double.toString(dropout),
        "--minibatches", Integer.toString(minibatches),
        "--warm-up", Integer.toString(warmUp),
        "--threads", Integer.toString(threads));
  }

  /** Rows that count. */
  public int rows() {
    return minibatches * network.minibatchSize();
  }

  /** Rows of the warm-up. */
  public int warmUpRows() {
    return warmUp * network.minibatchSize();
  }
}
