package org.trainyard.jobs.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Sgd;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Labels;
import org.trainyard.common.job.UsageException;
import org.trainyard.jobs.network.recurrent.SequenceInput;
import org.trainyard.jobs.network.sequence.SequencePooling;
import org.trainyard.jobs.network.sequence.TokenEmbedding;
import org.trainyard.jobs.runtime.NativeRuntime;

class JsonNetworkSettingsTest {
  private static final Features VECTORS =
      new Features(Features.Kind.VECTOR, List.of(3), Features.Dtype.FLOAT32);

  @TempDir private Path folder;
  private final Problems problems = new Problems();

  @BeforeAll
  static void load() {
    NativeRuntime.load(1);
  }

  private NetworkSettings read(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("network.json"), json);
    Section root =
        SettingsSource.load(Optional.empty(), List.of("train.network.file=" + file), problems);
    return NetworkCatalogue.read(root, root.section("train"));
  }

  private NetworkDefinition define(NetworkSettings settings, Features features, int classes) {
    return define(settings, task(features, OptionalInt.empty(), classes));
  }

  private static NetworkTask task(Features features, OptionalInt vocabulary, int classes) {
    List<String> names = List.of("a", "b", "c").subList(0, classes);
    return new NetworkTask(
        features, new Labels(Labels.Kind.CLASS, names), vocabulary, Optional.empty());
  }

  private static NetworkDefinition define(NetworkSettings settings, NetworkTask task) {
    Section root = SettingsSource.load(Optional.empty(), List.of(), new Problems());
    return settings.define(
        task, OptimizerSettings.read(root.section("train").section("optimizer"), 1, 1), 42);
  }

  @Test
  void takesBothKindsAsTheyStand() throws IOException {
    for (String json : Configurations.both(new Sgd(0.3), Configurations.VECTOR)) {
      NetworkDefinition definition = define(read(json), VECTORS, 2);

      assertEquals(List.of(), problems.messages());
      assertEquals(new NetworkDefinition(json, List.of(3), 2), definition);
      assertArrayEquals(
          Network.build(json).state().parameters(),
          Network.build(definition).state().parameters(),
          "initial parameters are those of the file's seed");
    }
  }

  @Test
  void imagesKeepTheirAxes() throws IOException {
    Features images = new Features(Features.Kind.IMAGE, List.of(2, 6, 5), Features.Dtype.UINT8);
    for (String json : Configurations.both(new Sgd(0.3), Configurations.IMAGE)) {
      assertEquals(List.of(2, 6, 5), define(read(json), images, 2).inputShape());
    }
  }

  @Test
  void anotherNumberOfClassesIsRefused() throws IOException {
    for (String json : Configurations.both(new Sgd(0.3), Configurations.VECTOR)) {
      NetworkSettings settings = read(json);

      assertEquals(
          "train.network.file ends with OutputLayer of 2 outputs, but the dataset has 3 classes;"
              + " end it with an output layer of as many outputs",
          assertThrows(UsageException.class, () -> define(settings, VECTORS, 3)).getMessage());
    }
  }

  @Test
  void rowsThatDoNotFitAreRefused() throws IOException {
    Features longer = new Features(Features.Kind.VECTOR, List.of(4), Features.Dtype.FLOAT32);
    for (String json : Configurations.both(new Sgd(0.3), Configurations.VECTOR)) {
      NetworkSettings settings = read(json);

      assertEquals(
          "train.network.file: the network takes 3 inputs, but a row of the dataset has 4: VECTOR"
              + " [4]",
          assertThrows(UsageException.class, () -> define(settings, longer, 2)).getMessage());
    }
  }

  @Test
  void aTokenizerOfMoreTokensIsRefused() throws IOException {
    NetworkSettings settings =
        read(
            Configurations.builder(new Sgd(0.3))
                .list(
                    new TokenEmbedding(
                        "embedding", new TokenEmbedding.Shape(10, 4, 0, 0, 0, 0, 0.1)),
                    new SequencePooling("pooling", SequencePooling.Kind.MEAN, 4),
                    Configurations.output(2))
                .setInputType(InputType.feedForward(4))
                .build()
                .toJson());
    assertEquals(List.of(), problems.messages());
    Features tokens = new Features(Features.Kind.TOKENS, List.of(8), Features.Dtype.INT32);

    assertEquals(List.of(8), define(settings, task(tokens, OptionalInt.of(10), 2)).inputShape());
    assertEquals(
        "train.network.file: the network knows 10 tokens, but the dataset's tokenizer has 11;"
            + " take the tokenizer it was made for (prepare.tokenizer.file)",
        assertThrows(
                UsageException.class, () -> define(settings, task(tokens, OptionalInt.of(11), 2)))
            .getMessage());
  }

  @Test
  void aGraphOverSequencesOfNumbersIsAProblem() throws IOException {
    read(
        Configurations.graph()
            .addInputs("rows")
            .addLayer("steps", new SequenceInput("steps", 3), "rows")
            .addLayer("output", Configurations.output(2), "steps")
            .setOutputs("output")
            .build()
            .toJson());

    assertProblem("the graph begins with a SequenceInput, whose mask a graph does not hand on");
  }

  @Test
  void severalInputsAreAProblem() throws IOException {
    read(
        Configurations.graph()
            .addInputs("user", "item")
            .addVertex("both", new MergeVertex(), "user", "item")
            .addLayer("output", Configurations.output(2), "both")
            .setOutputs("output")
            .setInputTypes(Configurations.VECTOR, Configurations.VECTOR)
            .build()
            .toJson());

    assertProblem("the network has 2 inputs, [user, item]; a dataset's rows need exactly one");
  }

  @Test
  void whatIsNoConfigurationIsAProblem() throws IOException {
    read("not JSON");

    assertProblem("not readable as JSON");
  }

  private void assertProblem(String cause) {
    assertEquals(1, problems.messages().size(), problems.messages().toString());
    String message = problems.messages().get(0);
    assertTrue(
        message.contains(
            "is what toJson() of DL4J's MultiLayerConfiguration or ComputationGraphConfiguration"
                + " wrote, with one input and one output: "
                + cause),
        message);
  }
}
