package org.trainyard.jobs.network;

import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.job.ContentException;
import org.trainyard.jobs.network.recurrent.SequenceInput;
import org.trainyard.jobs.network.sequence.TokenEmbedding;

/**
 * A place where rows enter a network.
 *
 * @param preprocessor what reshapes them first; it alone then says what it takes
 * @param layer the layer that they reach
 * @param width channels of an image or values of a row that the layer takes, where it says so
 */
record Entrance(
    Optional<InputPreProcessor> preprocessor, Optional<Layer> layer, Optional<Long> width) {
  private static final InputType FLAT_IMAGE = InputType.convolutionalFlat(1, 1, 1);

  /** An entrance at a layer. */
  static Entrance at(Layer given, Optional<InputPreProcessor> preprocessor) {
    Layer layer = given instanceof FrozenLayer frozen ? frozen.getLayer() : given;
    boolean saysWidth =
        layer.getClass() == ConvolutionLayer.class
            || layer instanceof DenseLayer
            || layer instanceof OutputLayer;
    return new Entrance(
        preprocessor,
        Optional.of(layer),
        saysWidth && preprocessor.isEmpty()
            ? Optional.of(((FeedForwardLayer) layer).getNIn())
            : Optional.empty());
  }

  /** An entrance that reshapes rows, whatever comes then. */
  static Entrance at(InputPreProcessor preprocessor) {
    return new Entrance(Optional.of(preprocessor), Optional.empty(), Optional.empty());
  }

  /** This entrance behind a vertex, which may change the width. */
  Entrance behindVertex() {
    return new Entrance(preprocessor, layer, Optional.empty());
  }

  /** Whether it takes {@code [channels, height, width]} rather than {@code [length]}. */
  boolean takesImages(Features features) {
    return preprocessor
        .map(Entrance::reshapesImages)
        .orElseGet(() -> layer.filter(first -> wantsImages(first, features)).isPresent());
  }

  /** Values of a step, where it takes sequences of numbers. */
  Optional<Integer> stepValues() {
    return layer
        .filter(SequenceInput.class::isInstance)
        .map(first -> (int) ((SequenceInput) first).getNIn());
  }

  /** Whether it takes token ids. */
  boolean takesTokens() {
    return layer.filter(TokenEmbedding.class::isInstance).isPresent();
  }

  /**
   * Refuses rows that are no tokens, or of which a longest one does not fit.
   *
   * @throws ContentException saying what the network takes
   */
  void checkTokens(Features features) {
    TokenEmbedding.Shape shape = layer.map(TokenEmbedding.class::cast).orElseThrow().shape();
    if (features.kind() != Features.Kind.TOKENS
        || (shape.positions() > 0 && features.length() > shape.positions())) {
      throw new ContentException(
          String.format(
              "the network takes tokens%s, but a row of the dataset is %s %s",
              shape.positions() > 0 ? " of at most " + shape.positions() + " positions" : "",
              features.kind(),
              features.shape()));
    }
  }

  /**
   * Refuses a tokenizer of which the network does not know all tokens.
   *
   * @throws ContentException saying how many there are
   */
  void checkVocabulary(int vocabulary) {
    int known = layer.map(TokenEmbedding.class::cast).orElseThrow().shape().vocabulary();
    if (known < vocabulary) {
      throw new ContentException(
          String.format(
              "the network knows %d tokens, but the dataset's tokenizer has %d; take the tokenizer it"
                  + " was made for (prepare.tokenizer.file)",
              known, vocabulary));
    }
  }

  private static boolean reshapesImages(InputPreProcessor preprocessor) {
    return preprocessor instanceof CnnToFeedForwardPreProcessor
        || preprocessor instanceof CnnToRnnPreProcessor;
  }

  private static boolean wantsImages(Layer layer, Features features) {
    if (layer instanceof BatchNormalization norm && norm.getNIn() == features.length()) {
      return false; // It normalises channels of images and single numbers alike.
    }
    // DL4J knows which of its layers have flat images reshaped for them.
    return layer.getPreProcessorForInputType(FLAT_IMAGE) instanceof FeedForwardToCnnPreProcessor;
  }

  /**
   * Refuses rows that the first layer cannot take.
   *
   * @throws ContentException if there are more or fewer channels or values than it was made for
   */
  void check(Features features) {
    boolean images = takesImages(features);
    long found = images ? features.shape().get(0) : features.length();
    if (width.isPresent() && width.get() != found) {
      throw new ContentException(
          String.format(
              "the network takes %d %s, but a row of the dataset has %d: %s %s",
              width.get(),
              images ? "channels" : "inputs",
              found,
              features.kind(),
              features.shape()));
    }
  }
}
