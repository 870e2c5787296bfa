package org.trainyard.jobs.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.trainyard.common.config.Section;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.json.Json;
import org.trainyard.common.storage.Digests;

/**
 * A network from a file: what {@code toJson()} of DL4J's {@code MultiLayerConfiguration} or {@code
 * ComputationGraphConfiguration} wrote. Its layers, optimizer and seed are taken as they stand;
 * {@code train.optimizer} and {@code seed} do not change them.
 *
 * @param digest SHA-256 of the file, so that the file's content is part of a run's identity
 * @param configuration the configuration itself
 */
public record JsonNetworkSettings(String digest, JsonNode configuration)
    implements NetworkSettings {

  static JsonNetworkSettings read(Section network) {
    Path file = Path.of(network.text("file"));
    // Keys of catalogue networks mean nothing here, but the type's default is always present.
    network.has("type");
    try {
      String json = Files.readString(file);
      JsonNetworkSettings settings = new JsonNetworkSettings(Digests.of(json), Json.parse(json));
      settings.parsed();
      return settings;
    } catch (IOException e) {
      network.problem("file", "is the path of a file that can be read: " + e);
    } catch (RuntimeException e) {
      network.problem(
          "file",
          "is what toJson() of DL4J's MultiLayerConfiguration or ComputationGraphConfiguration"
              + " wrote, with one input and one output: "
              + e.getMessage());
    }
    return new JsonNetworkSettings("", Json.tree(java.util.Map.of()));
  }

  @Override
  public String type() {
    return "file";
  }

  @Override
  public NetworkDefinition define(NetworkTask task, OptimizerSettings optimizer, long seed) {
    Parsed parsed = parsed();
    Layer last = parsed.ends().last();
    if (!(last instanceof BaseOutputLayer) || parsed.ends().outputs() != task.labels().size()) {
      throw new UsageException(
          "train.network.file ends with "
              + last.getClass().getSimpleName()
              + (last instanceof FeedForwardLayer sized
                  ? " of " + sized.getNOut() + " outputs"
                  : "")
              + ", but the dataset has "
              + task.labels().size()
              + " classes; end it with an output layer of as many outputs");
    }
    try {
      task.vocabulary().ifPresent(parsed.ends()::checkVocabulary);
      return new NetworkDefinition(
          parsed.json(), parsed.ends().inputShape(task.features()), task.labels().size());
    } catch (ContentException e) {
      throw new UsageException("train.network.file: " + e.getMessage(), e);
    }
  }

  /** The configuration as DL4J read it. */
  private record Parsed(String json, NetworkEnds ends) {}

  private Parsed parsed() {
    String json = Json.line(configuration);
    if (Network.isGraph(json)) {
      ComputationGraphConfiguration graph = ComputationGraphConfiguration.fromJson(json);
      return new Parsed(graph.toJson(), NetworkEnds.of(graph));
    }
    MultiLayerConfiguration layers = MultiLayerConfiguration.fromJson(json);
    return new Parsed(layers.toJson(), NetworkEnds.of(layers));
  }
}
