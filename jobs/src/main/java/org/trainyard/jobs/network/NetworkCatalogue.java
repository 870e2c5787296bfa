package org.trainyard.jobs.network;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.Suggestion;

/**
 * Networks by name. Each reads its own keys of {@code train.network}; their defaults stand in
 * {@code reference.conf} under {@code defaults.network.<type>}.
 */
public final class NetworkCatalogue {
  /** From the root of the settings and {@code train.network}. */
  private static final Map<String, BiFunction<Section, Section, NetworkSettings>> TYPES =
      new TreeMap<>(
          Map.of(
              MlpSettings.TYPE, (root, network) -> MlpSettings.read(network),
              CnnSettings.TYPE, (root, network) -> CnnSettings.read(network),
              TransformerSettings.TYPE, TransformerSettings::read,
              BertSettings.TYPE, BertSettings::read,
              PretrainSettings.TYPE, (root, network) -> PretrainSettings.read(network),
              RecurrentSettings.LSTM, (root, network) -> RecurrentSettings.lstm(network),
              RecurrentSettings.GRU, (root, network) -> RecurrentSettings.gru(network)));

  /** Types that take tokens of text. */
  static final List<String> OVER_TOKENS =
      List.of(
          TransformerSettings.TYPE,
          BertSettings.TYPE,
          PretrainSettings.TYPE,
          RecurrentSettings.LSTM,
          RecurrentSettings.GRU);

  private NetworkCatalogue() {}

  /**
   * Reads {@code train.network}.
   *
   * @param root the root of the settings, for the defaults of each type
   * @param train the block {@code train}
   */
  public static NetworkSettings read(Section root, Section train) {
    Section network = train.section("network");
    if (network.optionalText("file").isPresent()) {
      return JsonNetworkSettings.read(network);
    }
    String type = network.text("type");
    BiFunction<Section, Section, NetworkSettings> reader = TYPES.get(type);
    if (reader == null) {
      network.keys().forEach(network::has); // Whose keys they are is not known.
      network.problem(
          "type",
          "is one of "
              + String.join(", ", TYPES.keySet())
              + ", or train.network.file names a DL4J JSON configuration."
              + Suggestion.sentence(type, TYPES.keySet()));
      return new MlpSettings(List.of(1), 0);
    }
    Section merged = train.replace("network", network.withDefaults(root.defaults("network", type)));
    return reader.apply(root, merged);
  }
}
