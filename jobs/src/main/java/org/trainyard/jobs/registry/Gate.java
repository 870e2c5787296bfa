package org.trainyard.jobs.registry;

import java.util.Locale;
import java.util.Optional;
import org.trainyard.common.config.Section;
import org.trainyard.common.evaluation.Scores;

/** Decides whether a model may replace the one in service. */
public final class Gate {
  private Gate() {}

  /**
   * What the gate decided.
   *
   * @param open whether the model may be published
   * @param challenger its score
   * @param champion the score of the model in service on the same rows, if there is one
   * @param reason why, as a sentence
   */
  public record Decision(
      boolean open, double challenger, Optional<Double> champion, String reason) {}

  /**
   * Decides.
   *
   * @param challenger scores of the model that wants to go into service
   * @param champion scores of the model in service on the same rows, if there is one
   */
  public static Decision decide(
      GateSettings settings, Scores challenger, Optional<Scores> champion) {
    GateSettings.Metric metric = settings.metric();
    String name = Section.word(metric);
    double score = metric.of(challenger);
    Optional<Double> toBeat = champion.map(metric::of);
    if (!Double.isFinite(score)) {
      return new Decision(false, score, toBeat, "the " + name + " is " + score + ", not a number");
    }
    // Whatever is compared: the probabilities of such a model are worth nothing.
    if (!Double.isFinite(challenger.loss())) {
      return new Decision(
          false, score, toBeat, "the loss is " + challenger.loss() + ", not a number");
    }
    // For the loss a minimum of 0, the default, means no bound.
    boolean bounded = metric != GateSettings.Metric.LOSS || settings.minimum() > 0;
    if (bounded && metric.gain(score, settings.minimum()) < 0) {
      return new Decision(
          false,
          score,
          toBeat,
          String.format(
              Locale.ROOT,
              "%s %.6f does not reach publish.gate.minimum %.6f",
              name,
              score,
              settings.minimum()));
    }
    if (toBeat.isEmpty()) {
      return new Decision(
          true,
          score,
          toBeat,
          String.format(Locale.ROOT, "%s %.6f; there is no model in service", name, score));
    }
    // A model in service whose score is no number must not keep every other out.
    boolean open =
        !Double.isFinite(toBeat.get())
            || metric.gain(score, toBeat.get()) >= settings.minImprovement();
    String reason =
        String.format(
            Locale.ROOT,
            "%s %.6f against %.6f of the model in service on the same rows; needs an improvement of"
                + " at least %.6f",
            name,
            score,
            toBeat.get(),
            settings.minImprovement());
    return new Decision(open, score, toBeat, reason);
  }
}
