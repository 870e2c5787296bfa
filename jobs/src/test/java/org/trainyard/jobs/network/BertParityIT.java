package org.trainyard.jobs.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Labels;
import org.trainyard.common.job.UsageException;
import org.trainyard.dataprep.fetch.DatasetFetcher;
import org.trainyard.jobs.network.pretrained.OnnxReference;
import org.trainyard.jobs.runtime.NativeRuntime;

/** The hidden states of published encoders as our layers and as ONNX Runtime compute them. */
class BertParityIT {
  private static final int[] LENGTHS = {7, 128, 1, 60};
  private static final int CLS = 101;

  @BeforeAll
  static void load() {
    NativeRuntime.load(1);
  }

  @Test
  void miniLm() {
    Path folder = DatasetFetcher.intoHome().fetch("minilm").path();
    assertParity(folder, folder.resolve("all-minilm-l6-v2.onnx"));
  }

  @Test
  void anotherTokenizerOfAsManyTokensIsRefused() {
    Path folder = DatasetFetcher.intoHome().fetch("minilm").path();
    UsageException refused =
        assertThrows(UsageException.class, () -> network(folder, Optional.of("ab".repeat(32))));

    assertTrue(
        refused.getMessage().contains("by a tokenizer.json with SHA-256 abab"),
        refused.getMessage());
  }

  @Test
  void bgeSmall() {
    Path folder = SettingsSource.trainyardHome().resolve("datasets").resolve("bge-small");
    assumeTrue(
        Files.isDirectory(folder),
        folder + " is not there; get it with: ./trainyard datasets fetch bge-small");
    assertParity(folder, folder.resolve("bge-small-en-v1.5.onnx"));
  }

  /** A minibatch of rows of different lengths, each against the runtime's answer for it padded. */
  private static void assertParity(Path folder, Path file) {
    MultiLayerNetwork network = network(folder, Optional.empty());
    List<int[]> rows = rows();
    TokenBuffer.Input input = TokenBuffer.of(rows);
    network.setLayerMaskArrays(input.mask(), null);
    int blocks = network.getLayerNames().indexOf("pooling") - 1;
    INDArray hidden = network.feedForwardToLayer(blocks, input.ids(), false).get(blocks + 1);

    double largest = 0;
    int token = 0;
    try (OnnxReference runtime = new OnnxReference(file)) {
      for (int[] row : rows) {
        int[] mask = new int[128];
        Arrays.fill(mask, 0, row.length, 1);
        float[][] reference = runtime.lastHiddenState(Arrays.copyOf(row, mask.length), mask);
        for (int i = 0; i < row.length; i++) {
          float[] ours = hidden.getRow(token++).toFloatVector();
          for (int j = 0; j < ours.length; j++) {
            largest = Math.max(largest, Math.abs(ours[j] - reference[i][j]));
          }
        }
      }
    }
    assertEquals(0, largest, 1e-4, "largest difference");
  }

  private static MultiLayerNetwork network(Path folder, Optional<String> tokenizer) {
    Problems problems = new Problems();
    Section root =
        SettingsSource.load(
            Optional.empty(),
            List.of("train.network.type=bert", "train.network.pretrained=" + folder),
            problems);
    NetworkSettings settings = NetworkCatalogue.read(root, root.section("train"));
    assertEquals(List.of(), problems.messages());
    NetworkTask task =
        new NetworkTask(
            new Features(Features.Kind.TOKENS, List.of(128), Features.Dtype.INT32),
            new Labels(Labels.Kind.CLASS, List.of("a", "b")),
            OptionalInt.of(30522),
            tokenizer);
    OptimizerSettings optimizer =
        OptimizerSettings.read(root.section("train").section("optimizer"), 1, 1);
    Network network = Network.build(settings.define(task, optimizer, 42));
    settings.initialize(network);
    return (MultiLayerNetwork) network.model();
  }

  private static List<int[]> rows() {
    Random random = new Random(1);
    return Arrays.stream(LENGTHS)
        .mapToObj(
            length -> {
              int[] ids = new int[length];
              for (int i = 0; i < length; i++) {
                ids[i] = i == 0 ? CLS : 999 + random.nextInt(29000);
              }
              return ids;
            })
        .toList();
  }
}
