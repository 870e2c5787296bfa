package org.trainyard.jobs.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Labels;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.job.UsageException;

/**
 * What a network is to learn.
 *
 * @param features what a row's features are
 * @param labels what is predicted
 * @param vocabulary number of token ids; absent where the features are no tokens
 * @param tokenizer SHA-256 of the tokenizer that made them, where it is known
 */
public record NetworkTask(
    Features features, Labels labels, OptionalInt vocabulary, Optional<String> tokenizer) {
  /** A task over numbers. */
  public NetworkTask(Features features, Labels labels) {
    this(features, labels, OptionalInt.empty(), Optional.empty());
  }

  /** A task over tokens of which only their number is known. */
  public NetworkTask(Features features, Labels labels, int vocabulary) {
    this(features, labels, OptionalInt.of(vocabulary), Optional.empty());
  }

  /** The task of a dataset that was prepared in a given way. */
  public static NetworkTask of(Preparation preparation) {
    return new NetworkTask(
        preparation.features(),
        preparation.labels(),
        preparation
            .text()
            .map(text -> OptionalInt.of(text.tokenizer().vocabularySize()))
            .orElse(OptionalInt.empty()),
        preparation.text().map(text -> text.tokenizer().sha256()));
  }

  /**
   * Axes of one row for a network without convolutions: one axis.
   *
   * @throws UsageException if the features are tokens, whose ids are no quantities
   */
  List<Integer> flat() {
    if (features.kind() == Features.Kind.TOKENS) {
      throw new UsageException(
          "train.network: this network takes numbers, and the dataset holds tokens of text; take"
              + " one of the types "
              + String.join(", ", NetworkCatalogue.OVER_TOKENS));
    }
    return List.of(features.length());
  }

  /**
   * Number of token ids.
   *
   * @param type the network's, for the message
   * @throws UsageException if the features are no tokens
   */
  int tokens(String type) {
    return vocabulary.orElseThrow(
        () ->
            new UsageException(
                "train.network.type = "
                    + type
                    + " needs tokens of text, but the dataset's features are "
                    + features.kind()
                    + " "
                    + features.shape()));
  }
}
