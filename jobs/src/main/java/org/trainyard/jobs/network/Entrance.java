package org.trainyard.jobs.network;

import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.job.ContentException;

/**
 * A place where rows enter a network.
 *
 * @param preprocessor what reshapes them first; it alone then says what it takes
 * @param layer the layer that they reach
 */
record Entrance(Optional<InputPreProcessor> preprocessor, Optional<Layer> layer) {
  private static final InputType FLAT_IMAGE = InputType.convolutionalFlat(1, 1, 1);

  /** Whether it takes {@code [channels, height, width]} rather than {@code [length]}. */
  boolean takesImages(Features features) {
    return preprocessor
        .map(Entrance::reshapesImages)
        .orElseGet(() -> layer.filter(first -> wantsImages(first, features)).isPresent());
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
    if (preprocessor.isPresent() || !(layer.orElse(null) instanceof FeedForwardLayer first)) {
      return;
    }
    if (takesImages(features)) {
      require("channels", first.getNIn(), features.shape().get(0), features);
    } else if (first instanceof DenseLayer || first instanceof OutputLayer) {
      require("inputs", first.getNIn(), features.length(), features);
    }
  }

  private static void require(String what, long taken, int found, Features features) {
    if (taken != found) {
      throw new ContentException(
          String.format(
              "the network takes %d %s, but a row of the dataset has %d: %s %s",
              taken, what, found, features.kind(), features.shape()));
    }
  }
}
