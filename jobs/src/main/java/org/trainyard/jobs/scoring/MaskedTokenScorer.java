package org.trainyard.jobs.scoring;

import java.util.List;
import java.util.function.LongConsumer;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.jobs.masking.MaskedTokens;
import org.trainyard.jobs.masking.Masking;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.network.TokenBuffer;
import org.trainyard.jobs.network.sequence.MaskedScore;
import org.trainyard.jobs.runtime.NativeRuntime;
import org.trainyard.jobs.runtime.NativeThread;

/**
 * Scores how well a network predicts hidden tokens. The same tokens are hidden each time, so that
 * epochs can be compared.
 *
 * @param masking which tokens are hidden
 */
public record MaskedTokenScorer(Masking masking) implements BlockScorer {
  private static final int MINIBATCH = 32;
  private static final int EPOCH = 0;

  /** A network kept by a native thread. */
  private record Held(Network network) {}

  @Override
  public Score score(ScoringModel model, RowBlock block, LongConsumer scored) {
    return NativeThread.run(
        thread ->
            score(thread.hold(Held.class, model.key(), () -> build(model)), model, block, scored));
  }

  private static Held build(ScoringModel model) {
    NativeRuntime.load(model.threadsPerTask());
    return new Held(Network.build(model.network()));
  }

  private Score score(Held held, ScoringModel model, RowBlock block, LongConsumer scored) {
    held.network().loadParameters(model.state().parameters());
    MaskedScore sum = MaskedScore.NOTHING;
    for (int from = 0; from < block.rows().size(); from += MINIBATCH) {
      int to = Math.min(block.rows().size(), from + MINIBATCH);
      List<MaskedTokens> rows = block.rows().subList(from, to).stream().map(this::hide).toList();
      sum = sum.plus(held.network().score(TokenBuffer.masked(rows)));
      scored.accept(rows.size());
    }
    return new Score(sum.tokens(), sum.correct(), sum.lossSum());
  }

  private MaskedTokens hide(DatasetRow row) {
    byte[] stored = row.features();
    return masking.hide(TokenBuffer.ids(stored, stored.length), EPOCH, row.index());
  }
}
