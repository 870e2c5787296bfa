package org.trainyard.jobs.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.job.ContentException;

/**
 * What a network takes and gives, read off DL4J's configuration of either kind.
 *
 * @param entrances the places where rows enter: several where a graph's input branches at once
 * @param last the layer whose outputs are the network's
 */
record NetworkEnds(List<Entrance> entrances, Layer last) {
  private static final int IMAGE_AXES = 3;

  /** The ends of a network whose layers stand in a row. */
  static NetworkEnds of(MultiLayerConfiguration layers) {
    Entrance first =
        Entrance.at(
            layers.getConf(0).getLayer(), Optional.ofNullable(layers.getInputPreProcess(0)));
    return new NetworkEnds(List.of(first), layers.getConf(layers.getConfs().size() - 1).getLayer());
  }

  /**
   * The ends of a network whose layers form a graph.
   *
   * @throws ContentException unless it has one input, and one output, which is a layer
   */
  static NetworkEnds of(ComputationGraphConfiguration graph) {
    String input = only(graph.getNetworkInputs(), "inputs");
    String output = only(graph.getNetworkOutputs(), "outputs");
    GraphVertex end = graph.getVertices().get(output);
    if (!(end instanceof LayerVertex last)) {
      throw new ContentException(
          String.format(
              "the network's output \"%s\" is a %s; end the network with an output layer",
              output, end.getClass().getSimpleName()));
    }
    List<Entrance> entrances = entrances(graph, input).toList();
    if (entrances.stream().anyMatch(entrance -> entrance.stepValues().isPresent())) {
      throw new ContentException(
          "the graph begins with a SequenceInput, whose mask a graph does not hand on; put the"
              + " layers into a MultiLayerConfiguration");
    }
    return new NetworkEnds(entrances, last.getLayerConf().getLayer());
  }

  private static String only(List<String> names, String what) {
    if (names.size() != 1) {
      throw new ContentException(
          String.format(
              "the network has %d %s, %s; a dataset's rows need exactly one",
              names.size(), what, names));
    }
    return names.get(0);
  }

  private static Stream<Entrance> entrances(ComputationGraphConfiguration graph, String from) {
    return graph.getVertexInputs().entrySet().stream()
        .filter(inputs -> inputs.getValue().contains(from))
        .flatMap(inputs -> entrancesAt(graph, inputs.getKey()));
  }

  /** Vertices that do not care for shapes hand on what comes in. */
  private static Stream<Entrance> entrancesAt(ComputationGraphConfiguration graph, String name) {
    GraphVertex vertex = graph.getVertices().get(name);
    if (vertex instanceof LayerVertex layer) {
      return Stream.of(
          Entrance.at(
              layer.getLayerConf().getLayer(), Optional.ofNullable(layer.getPreProcessor())));
    }
    if (vertex instanceof PreprocessorVertex reshaping) {
      return Stream.of(Entrance.at(reshaping.getPreProcessor()));
    }
    return entrances(graph, name).map(Entrance::behindVertex);
  }

  /**
   * Axes of one row of the network's input: {@code [channels, height, width]} or {@code [length]}.
   *
   * @throws ContentException if it does not take rows with these features
   */
  List<Integer> inputShape(Features features) {
    if (entrances.stream().anyMatch(Entrance::takesTokens)) {
      entrances.forEach(entrance -> entrance.checkTokens(features));
      return features.shape();
    }
    Optional<Integer> stepValues = entrances.get(0).stepValues();
    if (stepValues.isPresent()) {
      return sequence(features, stepValues.get());
    }
    boolean images = entrances.stream().anyMatch(entrance -> entrance.takesImages(features));
    if (images && features.shape().size() != IMAGE_AXES) {
      throw new ContentException(
          String.format(
              "the network takes images, but a row of the dataset is %s %s",
              features.kind(), features.shape()));
    }
    entrances.forEach(entrance -> entrance.check(features));
    return images ? features.shape() : flat(features);
  }

  /**
   * Refuses a tokenizer of which the network does not know all tokens.
   *
   * @throws ContentException saying how many there are
   */
  void checkVocabulary(int vocabulary) {
    entrances.stream()
        .filter(Entrance::takesTokens)
        .forEach(entrance -> entrance.checkVocabulary(vocabulary));
  }

  private static List<Integer> sequence(Features features, int values) {
    List<Integer> shape = SequenceShape.of(features, Math.max(1, features.length() / values));
    if (shape.get(1) != values) {
      throw new ContentException(
          String.format(
              "the network takes steps of %d values, but a row of the dataset is %s %s",
              values, features.kind(), features.shape()));
    }
    return shape;
  }

  private static List<Integer> flat(Features features) {
    if (features.kind() == Features.Kind.TOKENS) {
      throw new ContentException(
          "the network takes numbers, but a row of the dataset is tokens of text");
    }
    return List.of(features.length());
  }

  /**
   * Number of outputs for one row.
   *
   * @throws ContentException if the last layer does not say
   */
  int outputs() {
    if (last instanceof FeedForwardLayer sized && sized.getNOut() > 0) {
      return Math.toIntExact(sized.getNOut());
    }
    throw new ContentException(
        String.format(
            "the network ends with %s, which does not say how many outputs it has; end it with an"
                + " output layer",
            last.getClass().getSimpleName()));
  }
}
