package org.trainyard.jobs.training;

import java.util.Optional;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.dataset.TokenizerSpec;
import org.trainyard.common.job.UsageException;
import org.trainyard.jobs.augment.Augmentation;
import org.trainyard.jobs.masking.Masking;
import org.trainyard.jobs.network.NetworkDefinition;
import org.trainyard.jobs.network.NetworkTask;
import org.trainyard.jobs.scoring.BlockScorer;
import org.trainyard.jobs.scoring.ClassScorer;
import org.trainyard.jobs.scoring.MaskedTokenScorer;
import org.trainyard.jobs.training.plan.RoundPlan;
import org.trainyard.jobs.training.plan.Seeds;
import org.trainyard.jobs.training.shard.ClassRowFormat;
import org.trainyard.jobs.training.shard.MaskedRowFormat;
import org.trainyard.jobs.training.shard.RowFormat;
import org.trainyard.jobs.training.shard.TokenRowFormat;

/** What settings mean for a dataset: the network, who trains which rows, and what a row becomes. */
final class TrainingPlan {
  /** Tells what is hidden while validating from what is hidden while training. */
  private static final long VALIDATION = 6;

  private final TrainSettings settings;
  private final StoredDataset dataset;
  private final RoundPlan rounds;
  private final NetworkDefinition definition;
  private final RowFormat format;

  /**
   * The plan.
   *
   * @throws UsageException if the settings do not fit the dataset
   */
  TrainingPlan(TrainSettings settings, StoredDataset dataset) {
    this.settings = settings;
    this.dataset = dataset;
    this.rounds =
        new RoundPlan(
            dataset.summary(Split.TRAIN).rows(),
            RoundPlan.seed(dataset.manifest().digest(), settings.pipeline().seed()),
            settings.shape());
    this.definition =
        settings
            .network()
            .define(
                NetworkTask.of(dataset.preparation()),
                settings.optimizer().withStepsPerEpoch(rounds.minibatches(0)),
                settings.pipeline().seed());
    this.format = makeFormat();
  }

  /** Who trains which rows when. */
  RoundPlan rounds() {
    return rounds;
  }

  /** The network. */
  NetworkDefinition definition() {
    return definition;
  }

  /** What a row becomes for a worker. */
  RowFormat format() {
    return format;
  }

  private RowFormat makeFormat() {
    Features features = dataset.manifest().features();
    if (features.kind() != Features.Kind.IMAGE && settings.augment().isOn()) {
      throw new UsageException(
          "train.augment is for images, and the dataset's features are "
              + features.kind()
              + "; take it out");
    }
    Optional<Masking> masking = masking(rounds.seed());
    if (masking.isPresent()) {
      return new MaskedRowFormat(features, masking.get());
    }
    int classes = dataset.manifest().labels().size();
    if (features.kind() == Features.Kind.TOKENS) {
      return new TokenRowFormat(features, classes);
    }
    return new ClassRowFormat(
        features,
        dataset.preparation().scaling(),
        definition.inputShape(),
        classes,
        new Augmentation(settings.augment(), rounds.seed()));
  }

  /** What counts in validation. */
  BlockScorer scorer() {
    return masking(Seeds.derive(rounds.seed(), VALIDATION))
        .<BlockScorer>map(MaskedTokenScorer::new)
        .orElseGet(ClassScorer::new);
  }

  /** How tokens are hidden, if the network is to predict them. */
  private Optional<Masking> masking(long seed) {
    return settings
        .network()
        .masking()
        .map(
            masking -> {
              TokenizerSpec tokenizer = dataset.preparation().text().orElseThrow().tokenizer();
              return Masking.of(
                  masking,
                  tokenizer,
                  () -> tokenizer.read(dataset.storage(), dataset.directory()),
                  seed);
            });
  }
}
