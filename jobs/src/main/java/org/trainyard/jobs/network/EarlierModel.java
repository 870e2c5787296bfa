package org.trainyard.jobs.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.storage.Digests;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.network.sequence.EncoderBlock;
import org.trainyard.jobs.network.sequence.TokenEmbedding;

/**
 * A model that was trained before, by a run of ours, and from whose encoder another one begins: the
 * layers {@code embedding}, {@code block0}, {@code block1} and so on.
 *
 * @param digest SHA-256 of its file, so that it is part of a run's identity
 * @param where the run's directory
 * @param zip the file
 * @param preparation what its rows were prepared with
 */
@JsonIgnoreProperties({"where", "zip", "preparation"})
@SuppressWarnings("ArrayRecordComponent") // Read once and never compared.
record EarlierModel(String digest, String where, byte[] zip, Preparation preparation)
    implements EncoderOrigin {
  /** The model's file in a run's directory. */
  static final String FILE = "model.zip";

  /**
   * Reads the model that {@code pretrained} names.
   *
   * @param where any Hadoop URI, or a path on the default file system
   */
  static Optional<EarlierModel> read(Configuration hadoop, Section network, String where) {
    try {
      Storage storage = Storage.open(hadoop, "file:///");
      Path directory = storage.given("train.network.pretrained", where);
      if (!storage.exists(directory)) {
        network.problem(
            "pretrained",
            "exists, and "
                + directory
                + " does not; runs are made by train, published encoders come with datasets fetch");
        return Optional.empty();
      }
      byte[] zip = storage.readBytes(new Path(directory, FILE));
      Preparation preparation = Preparation.read(storage, directory);
      return Optional.of(new EarlierModel(Digests.of(zip), where, zip, preparation));
    } catch (RuntimeException e) {
      network.problem(
          "pretrained",
          "is the directory of a run or of a published version, any Hadoop URI, which holds "
              + FILE
              + " and "
              + Preparation.FILE
              + "; published encoders are for train.network.type = bert: "
              + e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public EncoderSettings.Shape shape() {
    Network earlier = network();
    List<String> layers = encoder(earlier);
    if (layers.size() < 2
        || !(configured(earlier, layers.get(0)) instanceof TokenEmbedding embedding)
        || !(configured(earlier, layers.get(1)) instanceof EncoderBlock block)) {
      throw new UsageException(
          String.format(
              "train.network.pretrained = %s is no Transformer encoder: it has the layers %s; take"
                  + " a run of type transformer, bert or pretrain",
              where, earlier.layerNames()));
    }
    return new EncoderSettings.Shape(
        embedding.shape().vocabulary(),
        embedding.shape().size(),
        embedding.shape().positions(),
        layers.size() - 1,
        block.shape().heads(),
        block.shape().feedForward(),
        block.shape().epsilon());
  }

  private Network network() {
    return ModelFile.read(zip, where + "/" + FILE);
  }

  @Override
  public void requireTokenizer(NetworkTask task) {
    Optional<String> own = preparation.text().map(text -> text.tokenizer().sha256());
    if (task.tokenizer().isPresent() && !own.equals(task.tokenizer())) {
      throw new UsageException(
          String.format(
              "train.network.pretrained = %s was trained on tokens of the tokenizer %s, the dataset"
                  + " has those of %s; prepare it with prepare.tokenizer.file = the tokenizer.json of"
                  + " that run's dataset",
              where, own.orElse("none"), task.tokenizer().get()));
    }
  }

  @Override
  public void putEncoder(Network network) {
    Network earlier = network();
    List<String> layers = encoder(network);
    if (!layers.equals(encoder(earlier))) {
      throw new UsageException(
          String.format(
              "train.network.pretrained = %s has the layers %s, this network %s; give both the same"
                  + " layers",
              where, encoder(earlier), layers));
    }
    for (String layer : layers) {
      requireHeads(heads(earlier, layer), heads(network, layer));
      putLayer(earlier.parameters(layer), network, layer);
    }
  }

  private static List<String> encoder(Network network) {
    return network.layerNames().stream()
        .filter(layer -> layer.equals("embedding") || layer.startsWith("block"))
        .toList();
  }

  private void requireHeads(OptionalInt found, OptionalInt wanted) {
    if (!found.equals(wanted)) {
      throw new UsageException(
          String.format(
              "train.network.pretrained = %s has %d heads, this network %d; give both the same heads",
              where, found.orElse(0), wanted.orElse(0)));
    }
  }

  private static OptionalInt heads(Network network, String layer) {
    return configured(network, layer) instanceof EncoderBlock block
        ? OptionalInt.of(block.shape().heads())
        : OptionalInt.empty();
  }

  private static Layer configured(Network network, String layer) {
    Layer configured = network.layer(layer).conf().getLayer();
    return configured instanceof FrozenLayer frozen ? frozen.getLayer() : configured;
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
