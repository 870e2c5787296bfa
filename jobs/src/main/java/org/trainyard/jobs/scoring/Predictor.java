package org.trainyard.jobs.scoring;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.Features;
import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.network.MinibatchBuffer;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.network.TokenBuffer;
import org.trainyard.jobs.runtime.NativeRuntime;
import org.trainyard.jobs.runtime.NativeThread;

/** Predicts rows with a network that is kept by the native thread. */
public final class Predictor {
  private static final int MINIBATCH = 256;

  private final Network network;
  private final MinibatchBuffer buffer;
  private final int outputs;
  private Optional<FlatState> loaded = Optional.empty();

  private Predictor(ScoringModel model) {
    NativeRuntime.load(model.threadsPerTask());
    this.network = Network.build(model.network());
    this.outputs = model.network().outputs();
    this.buffer =
        new MinibatchBuffer(
            model.features(), model.scaling(), model.network().inputShape(), outputs);
  }

  /**
   * The network's outputs for rows, which for a softmax are probabilities.
   *
   * @param scored is told from time to time how many more rows are done
   * @return {@code [rows][outputs]}
   */
  public static float[][] predict(ScoringModel model, List<DatasetRow> rows, LongConsumer scored) {
    return NativeThread.run(
        thread ->
            thread
                .hold(Predictor.class, model.key(), () -> new Predictor(model))
                .outputs(model, rows, scored));
  }

  private float[][] outputs(ScoringModel model, List<DatasetRow> rows, LongConsumer scored) {
    if (loaded.isEmpty() || loaded.get() != model.state()) { // the same object, the same numbers
      network.loadParameters(model.state().parameters());
      loaded = Optional.of(model.state());
    }
    return model.features().kind() == Features.Kind.TOKENS
        ? ofTokens(rows, scored)
        : ofValues(rows, scored);
  }

  /** One row at a time: what comes out for a text depends on that text alone, to the last bit. */
  private float[][] ofTokens(List<DatasetRow> rows, LongConsumer scored) {
    float[][] all = new float[rows.size()][];
    for (int i = 0; i < all.length; i++) {
      byte[] stored = rows.get(i).features();
      TokenBuffer.Input input = TokenBuffer.of(List.of(TokenBuffer.ids(stored, stored.length)));
      try (INDArray output = network.output(input.ids(), input.mask())) {
        all[i] = output.dup('c').data().asFloat();
      }
      scored.accept(1);
    }
    return all;
  }

  private float[][] ofValues(List<DatasetRow> rows, LongConsumer scored) {
    float[][] all = new float[rows.size()][];
    for (int from = 0; from < rows.size(); from += MINIBATCH) {
      int count = Math.min(MINIBATCH, rows.size() - from);
      buffer.resize(count);
      for (int i = 0; i < count; i++) {
        buffer.setFeatures(i, rows.get(from + i).features(), 0);
      }
      try (INDArray output = network.output(buffer.features())) {
        float[] flat = output.dup('c').data().asFloat();
        for (int i = 0; i < count; i++) {
          all[from + i] = java.util.Arrays.copyOfRange(flat, i * outputs, (i + 1) * outputs);
        }
      }
      scored.accept(count);
    }
    return all;
  }
}
