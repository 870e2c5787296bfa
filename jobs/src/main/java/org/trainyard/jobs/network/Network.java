package org.trainyard.jobs.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.json.Json;
import org.trainyard.common.storage.Digests;
import org.trainyard.jobs.network.sequence.MaskedScore;
import org.trainyard.jobs.network.sequence.SharedTable;

/**
 * A network in native memory, of either of DL4J's two kinds. Not thread-safe: DL4J binds workspaces
 * and random numbers to the thread.
 */
public abstract class Network {
  /** Builds the network that a definition describes, with its initial parameters. */
  public static Network build(NetworkDefinition definition) {
    return build(definition.json());
  }

  /** Builds a network from DL4J's JSON, with its initial parameters. */
  static Network build(String json) {
    return requireFloat(initialized(json));
  }

  /** A network that DL4J has initialised already; what is done to either is done to both. */
  public static Network of(MultiLayerNetwork layers) {
    SharedTable.install(layers);
    return requireFloat(new LayersNetwork(layers));
  }

  /** A network that DL4J has initialised already; what is done to either is done to both. */
  public static Network of(ComputationGraph graph) {
    return requireFloat(new GraphNetwork(graph));
  }

  private static Network requireFloat(Network network) {
    DataType type = network.model().params().dataType();
    if (type != DataType.FLOAT) {
      throw new ContentException(
          "the network's configuration has data type " + type + "; only FLOAT can be trained");
    }
    return network;
  }

  private static Network initialized(String json) {
    return isGraph(json)
        ? GraphNetwork.initialize(ComputationGraphConfiguration.fromJson(json))
        : LayersNetwork.initialize(MultiLayerConfiguration.fromJson(json));
  }

  /** Whether DL4J's JSON describes a {@code ComputationGraph}. */
  static boolean isGraph(String json) {
    return Json.parse(json).has("networkInputs");
  }

  /** The network as DL4J knows it. */
  public abstract Model model();

  /** DL4J's configuration as JSON. */
  public abstract String json();

  /**
   * Trains one minibatch.
   *
   * @return the mean loss of the minibatch before the step
   */
  public abstract double fit(Minibatch minibatch);

  /**
   * Computes the outputs of one minibatch, without dropout.
   *
   * @param features {@code [minibatch, …]}
   * @return {@code [minibatch, outputs]}
   */
  public abstract INDArray output(INDArray features);

  /**
   * Computes the outputs of rows of tokens, without dropout.
   *
   * @param ids {@code [minibatch, longest]}
   * @param mask of the same shape, 1 where there is a token
   * @return {@code [minibatch, outputs]}
   */
  public abstract INDArray output(INDArray ids, INDArray mask);

  /** Whether it predicts hidden tokens rather than a row's class. */
  public boolean predictsTokens() {
    return false;
  }

  /**
   * How well hidden tokens are predicted, without dropout.
   *
   * @throws IllegalArgumentException if the network predicts none
   */
  public MaskedScore score(Minibatch minibatch) {
    throw new IllegalArgumentException("the network predicts no tokens");
  }

  abstract INDArray momentsView();

  /**
   * Steps done so far, from which rate schedules and bias correction follow: one for each
   * minibatch, but one for each part of it where back-propagation through time is truncated.
   */
  public abstract int iteration();

  /** Sets the counts that DL4J hands to its layers and its updater at each step. */
  abstract void setPosition(int iteration, int epoch);

  /** Epochs it has trained. */
  public abstract int epoch();

  /** What it takes and gives. */
  abstract NetworkEnds ends();

  /** Number of parameters. */
  public long parameterCount() {
    return model().numParams();
  }

  /**
   * What the network was built from, for rows with these features.
   *
   * @throws ContentException if it does not take such rows, or has not one input and one output
   */
  public NetworkDefinition definition(Features features) {
    NetworkEnds ends = ends();
    return new NetworkDefinition(json(), ends.inputShape(features), ends.outputs());
  }

  /** A copy of parameters and moments. */
  public FlatState state() {
    return new FlatState(copy(model().params()), copy(momentsView()));
  }

  /**
   * Puts the network into a given state: numbers, step count, epoch, and random numbers.
   *
   * @param seed what dropout in the steps to come follows from
   */
  public void load(FlatState state, int iteration, int epoch, long seed) {
    load(state, iteration, epoch);
    Nd4j.getRandom().setSeed(seed);
  }

  /** Puts the network into a given state, but leaves this thread's random numbers alone. */
  public void load(FlatState state, int iteration, int epoch) {
    put(state.parameters(), model().params());
    put(state.moments(), momentsView());
    setPosition(iteration, epoch);
  }

  /** Replaces the parameters alone. */
  public void loadParameters(float[] parameters) {
    put(parameters, model().params());
  }

  /**
   * Replaces one parameter of a layer, row after row.
   *
   * @throws IllegalArgumentException if it has another length
   */
  final void putParameter(String layer, String parameter, float[] values) {
    INDArray view = layer(layer).getParam(parameter);
    if (view.length() != values.length) {
      throw new IllegalArgumentException(
          String.format(
              "parameter %s of layer %s has %d numbers, found %d",
              parameter, layer, view.length(), values.length));
    }
    put(values, view);
  }

  /** A copy of the parameters of a layer by name, row after row; empty without such a layer. */
  final Map<String, float[]> parameters(String layer) {
    Map<String, float[]> parameters = new TreeMap<>();
    if (hasLayer(layer)) {
      layer(layer).paramTable().forEach((name, view) -> parameters.put(name, copy(view)));
    }
    return parameters;
  }

  /** Names of its layers, as far as they have any. */
  abstract List<String> layerNames();

  /** The layer of a name. */
  abstract Layer layer(String name);

  private boolean hasLayer(String name) {
    return layerNames().contains(name);
  }

  /** Writes the network as DL4J's {@code model.zip}, without the optimizer's moments. */
  public void write(OutputStream out) throws IOException {
    ModelSerializer.writeModel(model(), out, false);
  }

  /**
   * SHA-256 over the network's configuration and its parameters as little-endian binary32, in
   * DL4J's order. Step and epoch counts in the configuration are left out: they say how it was
   * trained, not what it computes.
   */
  public String digest() {
    MessageDigest sha256 = Digests.sha256();
    JsonNode configuration = Json.parse(json());
    configuration.findParents("iterationCount").forEach(Network::removeCounts);
    sha256.update(Json.canonical(configuration).getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float parameter : copy(model().params())) {
      sha256.update(bytes.putFloat(0, parameter).array());
    }
    return Digests.hex(sha256.digest());
  }

  private static void removeCounts(JsonNode node) {
    ((ObjectNode) node).remove(List.of("iterationCount", "epochCount"));
  }

  private static float[] copy(INDArray view) {
    if (view == null) {
      return new float[0];
    }
    float[] values = new float[Math.toIntExact(view.length())];
    pointer(view).get(values);
    return values;
  }

  private static void put(float[] values, INDArray view) {
    long length = view == null ? 0 : view.length();
    if (values.length != length) {
      throw new IllegalArgumentException(
          "the network has " + length + " numbers where the state has " + values.length);
    }
    if (length > 0) {
      pointer(view).put(values);
    }
  }

  private static FloatPointer pointer(INDArray view) {
    return new FloatPointer(view.data().addressPointer());
  }
}
