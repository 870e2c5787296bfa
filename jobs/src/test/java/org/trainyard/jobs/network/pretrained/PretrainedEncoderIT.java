package org.trainyard.jobs.network.pretrained;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.dataprep.fetch.DatasetFetcher;

/** The encoders that {@code datasets fetch} knows; the smallest is fetched if it is not there. */
class PretrainedEncoderIT {
  /** Of BERT base uncased: "the quick brown fox jumps over the lazy dog, and [MASK] naps." */
  private static final int[] TEXT = {
    101, 1996, 4248, 2829, 4419, 14523, 2058, 1996, 13971, 3899, 1010, 1998, 103, 18996, 2015, 1012,
    102
  };

  @Test
  void miniLmComputesWhatOnnxRuntimeComputes() {
    Path folder = DatasetFetcher.intoHome().fetch("minilm").path();

    PretrainedEncoder read = PretrainedEncoder.read(folder);

    assertEquals(
        new EncoderShape(6, 384, 12, 1536, 30522, 512, 2, 1e-12, Gelu.EXACT),
        read.weights().shape());
    assertFalse(read.weights().hasMaskedTokenHead());
    assertEquals(
        "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e", read.digest());
    assertParity(read, folder.resolve("all-minilm-l6-v2.onnx"));
  }

  @Test
  void bgeComputesWhatOnnxRuntimeComputes() {
    Path folder = present("bge-small");

    PretrainedEncoder read = PretrainedEncoder.read(folder);

    assertEquals(
        new EncoderShape(12, 384, 12, 1536, 30522, 512, 2, 1e-12, Gelu.EXACT),
        read.weights().shape());
    assertParity(read, folder.resolve("bge-small-en-v1.5.onnx"));
  }

  /** There is nothing here to run TensorFlow with; but a wrong kernel would know no capitals. */
  @Test
  void bertBaseGuessesMaskedTokens() throws IOException {
    Path folder = present("bert-base");
    List<String> vocabulary = Files.readAllLines(folder.resolve("assets/vocab.txt"));

    PretrainedEncoder read = PretrainedEncoder.read(folder);

    assertEquals(
        new EncoderShape(12, 768, 12, 3072, 30522, 512, 2, 1e-12, Gelu.TANH),
        read.weights().shape());
    assertTrue(read.weights().hasMaskedTokenHead());
    assertEquals("paris", guess(read, vocabulary, "the capital of france is [MASK] ."));
    assertEquals("berlin", guess(read, vocabulary, "the capital of germany is [MASK] ."));
  }

  private static void assertParity(PretrainedEncoder read, Path file) {
    int[] mask = new int[TEXT.length];
    Arrays.fill(mask, 1);
    float[][] reference;
    try (OnnxReference runtime = new OnnxReference(file)) {
      reference = runtime.lastHiddenState(TEXT, mask);
    }

    double[][] ours = new PlainEncoder(read.weights()).lastHiddenState(TEXT);

    double largest = 0;
    for (int t = 0; t < TEXT.length; t++) {
      for (int j = 0; j < ours[t].length; j++) {
        largest = Math.max(largest, Math.abs(ours[t][j] - reference[t][j]));
      }
    }
    System.out.println("LARGEST "+largest);
    assertEquals(0, largest, 1e-4, file + ": largest difference");
  }

  private static String guess(PretrainedEncoder read, List<String> vocabulary, String text) {
    int[] ids =
        Arrays.stream(("[CLS] " + text + " [SEP]").split(" "))
            .mapToInt(vocabulary::indexOf)
            .toArray();
    PlainEncoder encoder = new PlainEncoder(read.weights());
    int mask = Arrays.stream(ids).boxed().toList().indexOf(vocabulary.indexOf("[MASK]"));
    double[] scores = encoder.tokenScores(encoder.lastHiddenState(ids)[mask]);
    int best = 0;
    for (int id = 0; id < scores.length; id++) {
      best = scores[id] > scores[best] ? id : best;
    }
    return vocabulary.get(best);
  }

  private static Path present(String name) {
    Path folder = SettingsSource.trainyardHome().resolve("datasets").resolve(name);
    assumeTrue(
        Files.isDirectory(folder),
        folder + " is not there; get it with: ./trainyard datasets fetch " + name);
    return folder;
  }
}
