package org.trainyard.benchmarks.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.trainyard.benchmarks.measured.SequenceNetwork;
import org.trainyard.benchmarks.measured.SequenceWorkload;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Labels;
import org.trainyard.jobs.network.NetworkCatalogue;
import org.trainyard.jobs.network.NetworkDefinition;
import org.trainyard.jobs.network.NetworkSettings;
import org.trainyard.jobs.network.NetworkTask;
import org.trainyard.jobs.network.OptimizerSettings;

/** The networks over tokens, as settings of Trainyard's jobs say them. */
final class SequenceNetworks {
  private SequenceNetworks() {}

  /** Features of a network's rows: token ids. */
  static Features features(SequenceNetwork network) {
    return new Features(Features.Kind.TOKENS, List.of(network.tokens()), Features.Dtype.INT32);
  }

  /** The network. */
  static NetworkDefinition define(SequenceWorkload workload) {
    Problems problems = new Problems();
    Section root = SettingsSource.load(Optional.empty(), sets(workload), problems);
    Section train = root.section("train");
    NetworkSettings network = NetworkCatalogue.read(root, train);
    OptimizerSettings optimizer =
        OptimizerSettings.read(train.section("optimizer"), 1, workload.threads());
    problems.throwIfAny();
    NetworkTask task =
        new NetworkTask(
            features(workload.network()),
            new Labels(Labels.Kind.CLASS, List.of("zero", "one")),
            workload.network().vocabulary());
    return network.define(task, optimizer, SequenceWorkload.SEED);
  }

  private static List<String> sets(SequenceWorkload workload) {
    SequenceNetwork network = workload.network();
    List<String> sets =
        new ArrayList<>(
            List.of(
                "train.optimizer.type=adam",
                "train.optimizer.learning-rate=" + network.learningRate(),
                "train.network.token-dropout=0",
                "train.network.classifier-dropout=0"));
    sets.addAll(
        switch (network) {
          case ENCODER ->
              List.of(
                  "train.network.type=transformer",
                  "train.network.size=" + network.size(),
                  "train.network.layers=" + workload.layers(),
                  "train.network.heads=" + SequenceNetwork.HEADS,
                  "train.network.feed-forward=" + SequenceNetwork.FEED_FORWARD,
                  "train.network.dropout=" + workload.dropout(),
                  "train.network.attention-dropout=" + workload.dropout(),
                  "train.network.pooling=first");
          case LSTM ->
              List.of(
                  "train.network.type=lstm",
                  "train.network.embedding=" + network.size(),
                  "train.network.units=" + Collections.nCopies(workload.layers(), network.size()),
                  "train.network.direction=bidirectional",
                  "train.network.dropout=0",
                  "train.network.recurrent-dropout=0",
                  "train.network.pooling=max");
        });
    return sets;
  }
}
