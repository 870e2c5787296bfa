package org.trainyard.jobs.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.config.Section;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.storage.Digests;
import org.trainyard.common.storage.Storage;

/**
 * A model that was trained before, by a run of ours, and from whose encoder another one begins: the
 * layers {@code embedding}, {@code block0}, {@code block1} and so on.
 *
 * @param digest SHA-256 of its file, so that it is part of a run's identity
 * @param where the run's directory
 * @param zip the file
 */
@JsonIgnoreProperties({"where", "zip"})
@SuppressWarnings("ArrayRecordComponent") // Read once and never compared.
record EarlierModel(String digest, String where, byte[] zip) {
  private static final String FILE = "model.zip";

  /** The model that {@code pretrained} names, if it names any. */
  static Optional<EarlierModel> read(Section network) {
    return network.optionalText("pretrained").flatMap(where -> read(network, where));
  }

  private static Optional<EarlierModel> read(Section network, String where) {
    try {
      Storage storage = Storage.open(new Configuration(), where);
      byte[] zip = storage.readBytes(new Path(new Path(where), FILE));
      return Optional.of(new EarlierModel(Digests.of(zip), where, zip));
    } catch (RuntimeException e) {
      network.problem(
          "pretrained",
          "is the directory of a run or of a published version, which holds "
              + FILE
              + ": "
              + e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Puts this model's encoder into a network.
   *
   * @throws UsageException if a layer of the network's encoder is missing here or of other size
   */
  void putEncoder(Network network) {
    Network earlier = ModelFile.read(zip, where + "/" + FILE);
    for (String layer : network.layerNames()) {
      if (layer.equals("embedding") || layer.startsWith("block")) {
        putLayer(earlier.parameters(layer), network, layer);
      }
    }
  }

  private void putLayer(Map<String, float[]> parameters, Network network, String layer) {
    for (Map.Entry<String, float[]> wanted : network.parameters(layer).entrySet()) {
      float[] found = parameters.get(wanted.getKey());
      if (found == null || found.length != wanted.getValue().length) {
        throw new UsageException(
            String.format(
                "train.network.pretrained = %s has %s numbers for %s of layer %s, this network needs"
                    + " %d; give both the same size, layers, feed-forward, tokenizer and maximum"
                    + " length",
                where,
                found == null ? "no" : found.length,
                wanted.getKey(),
                layer,
                wanted.getValue().length));
      }
      network.putParameter(layer, wanted.getKey(), found);
    }
  }
}
