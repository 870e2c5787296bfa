package org.trainyard.jobs.registry;

import java.util.Locale;
import java.util.StringJoiner;
import org.trainyard.common.dataset.DatasetManifest;
import org.trainyard.common.dataset.KeptTokens;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.TextPreparation;
import org.trainyard.common.dataset.TextSummary;
import org.trainyard.common.dataset.TokenizerSpec;
import org.trainyard.common.evaluation.ClassMetrics;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.evaluation.Scores;

/** {@code model-card.md}: what a published model is, for people (Mitchell et al. 2019). */
final class ModelCard {
  private ModelCard() {}

  static String of(
      EvaluationMetrics metrics,
      DatasetManifest dataset,
      Preparation preparation,
      Gate.Decision decision) {
    Scores scores = metrics.scores();
    StringBuilder card = new StringBuilder();
    card.append("# ").append(metrics.name()).append(", version ").append(metrics.runId());
    card.append("\n\n## What it does\n\n");
    card.append(
        String.format(
            Locale.ROOT,
            "Tells %d classes (%s) from features of kind %s and shape %s.%n",
            dataset.labels().size(),
            String.join(", ", dataset.labels().names()),
            dataset.features().kind().name().toLowerCase(Locale.ROOT),
            dataset.features().shape()));
    preparation.text().ifPresent(text -> card.append(texts(text, dataset)));
    card.append("\n## What it was made from\n\n");
    card.append(
        String.format(
            Locale.ROOT,
            "- dataset: %s, SHA-256 %s%n- rows read %,d, kept %,d, duplicates %,d, quarantined"
                + " %,d%n- model: SHA-256 %s%n",
            metrics.dataset(),
            dataset.digest(),
            dataset.rows().read(),
            dataset.rows().kept(),
            dataset.rows().duplicate(),
            dataset.rows().quarantinedTotal(),
            metrics.modelSha256()));
    card.append("\n## How good it is\n\n");
    card.append(
        String.format(
            Locale.ROOT,
            "On the %,d rows of the %s split (SHA-256 %s): accuracy %.4f, macro F1 %.4f, ROC AUC"
                + " %.4f, loss %.4f, calibration error %.4f.%n%n",
            scores.examples(),
            metrics.split(),
            metrics.splitDigest(),
            scores.accuracy(),
            scores.macroF1(),
            scores.rocAuc(),
            scores.loss(),
            scores.calibrationError()));
    card.append("| class | rows | precision | recall | F1 |\n|---|---:|---:|---:|---:|\n");
    for (ClassMetrics each : scores.classes()) {
      card.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %.4f | %.4f | %.4f |%n",
              each.label().replace("|", "\\|"),
              each.support(),
              each.precision(),
              each.recall(),
              each.f1()));
    }
    card.append("\n## Why it was published\n\n").append(decision.reason()).append(".\n");
    return card.toString();
  }

  /** How a text becomes the network's input. */
  private static String texts(TextPreparation text, DatasetManifest dataset) {
    TokenizerSpec tokenizer = text.tokenizer();
    StringJoiner rules = new StringJoiner(", ");
    rules.setEmptyValue("none");
    text.cleaning().forEach(rule -> rules.add(rule.path("rule").asText()));
    return String.format(
        Locale.ROOT,
        "%n- cleaning rules, in their order: %s%n- tokenizer: %s, a vocabulary of %,d, SHA-256 %s%n-"
            + " tokens of a text: at most %,d, special ones included; of a longer one %s%n%s",
        rules,
        tokenizer.type(),
        tokenizer.vocabularySize(),
        tokenizer.sha256(),
        tokenizer.maxLength(),
        kept(tokenizer.keep()),
        dataset.text().map(found -> cut(found.tokens(), dataset.rows().kept())).orElse(""));
  }

  private static String kept(KeptTokens keep) {
    return switch (keep) {
      case HEAD -> "the first are kept";
      case TAIL -> "the last are kept";
      case BOTH -> "a quarter from its beginning and the others from its end are kept";
    };
  }

  private static String cut(TextSummary.Tokens tokens, long rows) {
    return String.format(
        Locale.ROOT,
        "- longer texts in the dataset: %,d of %,d; the median has %,d tokens%n",
        tokens.rowsCut(),
        rows,
        tokens.median());
  }
}
