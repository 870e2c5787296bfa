package org.trainyard.jobs.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.trainyard.jobs.network.Configurations.IMAGE;
import static org.trainyard.jobs.network.Configurations.VECTOR;
import static org.trainyard.jobs.network.Configurations.convolution;
import static org.trainyard.jobs.network.Configurations.dense;
import static org.trainyard.jobs.network.Configurations.graph;
import static org.trainyard.jobs.network.Configurations.output;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.job.ContentException;
import org.trainyard.jobs.runtime.NativeRuntime;

/** What networks of both kinds take and give. */
class NetworkDefinitionTest {
  private static final Features VECTORS =
      new Features(Features.Kind.VECTOR, List.of(3), Features.Dtype.FLOAT32);
  private static final Features IMAGES =
      new Features(Features.Kind.IMAGE, List.of(2, 6, 5), Features.Dtype.UINT8);
  private static final List<Integer> FLAT = List.of(60);

  @BeforeAll
  static void load() {
    NativeRuntime.load(1);
  }

  private static List<Integer> inputShape(String json, Features features) {
    return Network.build(json).definition(features).inputShape();
  }

  private static String refused(String json, Features features) {
    return assertThrows(
            ContentException.class, () -> Network.build(json).definition(features), "definition")
        .getMessage();
  }

  /** Both kinds, whose first layer is made anew for each, for DL4J changes it. */
  private static void assertShape(
      List<Integer> expected, java.util.function.Supplier<Layer> first, InputType input) {
    assertEquals(
        expected,
        inputShape(Configurations.layers(new Sgd(1), input, first.get()), IMAGES),
        "layers");
    assertEquals(
        expected,
        inputShape(Configurations.graph(new Sgd(1), input, first.get()), IMAGES),
        "graph");
  }

  @Test
  void imagesGoToConvolutionsAndWhatIsLikeThem() {
    assertShape(IMAGES.shape(), Configurations::convolution, IMAGE);
    assertShape(IMAGES.shape(), () -> new SubsamplingLayer.Builder(2, 2).build(), IMAGE);
    assertShape(IMAGES.shape(), BatchNormalization::new, IMAGE);
  }

  @Test
  void numbersGoToTheRest() {
    assertShape(FLAT, Configurations::dense, InputType.feedForward(60));
    assertShape(FLAT, BatchNormalization::new, InputType.feedForward(60));
  }

  @Test
  void aPreprocessorSaysWhatItTakes() {
    // DL4J puts one in between that makes images flat, or flat rows images.
    assertShape(IMAGES.shape(), Configurations::dense, IMAGE);
    assertShape(FLAT, Configurations::convolution, InputType.convolutionalFlat(6, 5, 2));
  }

  @Test
  void whatDoesNotCareForShapesIsPassed() {
    String residual =
        graph()
            .addInputs("rows")
            .addLayer("same", new BatchNormalization(), "rows")
            .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "rows", "same")
            .addVertex("all", new MergeVertex(), "sum", "rows")
            .addLayer("first", convolution(), "all")
            .addLayer("output", output(2), "first")
            .setOutputs("output")
            .setInputTypes(IMAGE)
            .build()
            .toJson();
    String reshaped =
        graph()
            .addInputs("rows")
            .addVertex(
                "flat", new PreprocessorVertex(new CnnToFeedForwardPreProcessor(6, 5, 2)), "rows")
            .addLayer("output", output(2), "flat")
            .setOutputs("output")
            .setInputTypes(IMAGE)
            .build()
            .toJson();

    assertEquals(IMAGES.shape(), inputShape(residual, IMAGES), "through sum and merge");
    assertEquals(IMAGES.shape(), inputShape(reshaped, IMAGES), "to a vertex that reshapes");
  }

  @Test
  void outputsAreThoseOfTheLastLayer() {
    for (String json : Configurations.both(new Sgd(1), VECTOR)) {
      Network network = Network.build(json);

      NetworkDefinition definition = network.definition(VECTORS);

      assertEquals(2, definition.outputs());
      assertEquals(network.json(), definition.json());
    }
  }

  @Test
  void rowsThatDoNotFitAreRefused() {
    for (String json : Configurations.both(new Sgd(1), VECTOR)) {
      assertEquals(
          "the network takes 3 inputs, but a row of the dataset has 60: IMAGE [2, 6, 5]",
          refused(json, IMAGES));
    }
    for (String json : Configurations.both(new Sgd(1), IMAGE)) {
      assertEquals(
          "the network takes images, but a row of the dataset is VECTOR [3]",
          refused(json, VECTORS));
      assertEquals(
          "the network takes 2 channels, but a row of the dataset has 3: IMAGE [3, 6, 5]",
          refused(json, new Features(Features.Kind.IMAGE, List.of(3, 6, 5), Features.Dtype.UINT8)));
    }
  }

  @Test
  void severalInputsOrOutputsAreRefused() {
    String inputs =
        graph()
            .addInputs("user", "item")
            .addVertex("both", new MergeVertex(), "user", "item")
            .addLayer("output", output(2), "both")
            .setOutputs("output")
            .setInputTypes(VECTOR, VECTOR)
            .build()
            .toJson();
    String outputs =
        graph()
            .addInputs("rows")
            .addLayer("first", dense(), "rows")
            .addLayer("kind", output(2), "first")
            .addLayer("size", output(3), "first")
            .setOutputs("kind", "size")
            .setInputTypes(VECTOR)
            .build()
            .toJson();

    assertEquals(
        "the network has 2 inputs, [user, item]; a dataset's rows need exactly one",
        refused(inputs, VECTORS));
    assertEquals(
        "the network has 2 outputs, [kind, size]; a dataset's rows need exactly one",
        refused(outputs, VECTORS));
  }

  @Test
  void anEndThatDoesNotSayHowManyOutputsItHasIsRefused() {
    String loss =
        Configurations.builder(new Adam(1))
            .list(dense(), new LossLayer.Builder(LossFunction.MSE).build())
            .setInputType(VECTOR)
            .build()
            .toJson();

    assertEquals(
        "the network ends with LossLayer, which does not say how many outputs it has; end it with"
            + " an output layer",
        refused(loss, VECTORS));
  }
}
