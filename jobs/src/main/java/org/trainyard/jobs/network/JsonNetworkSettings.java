package org.trainyard.jobs.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Labels;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.json.Json;
import org.trainyard.common.storage.Digests;

/**
 * A network from a file: what {@code MultiLayerConfiguration.toJson()} wrote. Its layers, optimizer
 * and seed are taken as they stand; {@code train.optimizer} and {@code seed} do not change them.
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
      MultiLayerConfiguration.fromJson(json);
      return new JsonNetworkSettings(Digests.of(json), Json.parse(json));
    } catch (IOException e) {
      network.problem("file", "is the path of a file that can be read: " + e);
    } catch (RuntimeException e) {
      network.problem(
          "file", "is a configuration written by DL4J's MultiLayerConfiguration.toJson(): " + e);
    }
    return new JsonNetworkSettings("", Json.tree(java.util.Map.of()));
  }

  @Override
  public String type() {
    return "file";
  }

  @Override
  public NetworkDefinition define(
      Features features, Labels labels, OptimizerSettings optimizer, long seed) {
    MultiLayerConfiguration parsed = MultiLayerConfiguration.fromJson(Json.line(configuration));
    Layer first = parsed.getConf(0).getLayer();
    Layer last = parsed.getConf(parsed.getConfs().size() - 1).getLayer();
    if (!(last instanceof BaseOutputLayer output) || output.getNOut() != labels.size()) {
      throw new UsageException(
          "train.network.file ends with "
              + last.getClass().getSimpleName()
              + (last instanceof FeedForwardLayer sized
                  ? " of " + sized.getNOut() + " outputs"
                  : "")
              + ", but the dataset has "
              + labels.size()
              + " classes; end it with an output layer of as many outputs");
    }
    boolean image = first instanceof ConvolutionLayer;
    if (!image && first instanceof FeedForwardLayer dense && dense.getNIn() != features.length()) {
      throw new UsageException(
          "train.network.file takes "
              + dense.getNIn()
              + " inputs, but a row of the dataset has "
              + features.length());
    }
    return new NetworkDefinition(
        parsed.toJson(), image ? features.shape() : NetworkSettings.flat(features), labels.size());
  }
}
