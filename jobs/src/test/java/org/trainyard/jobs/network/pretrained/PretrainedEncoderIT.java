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
import java.util.Map;
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
    assertEquals("759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e", read.digest());
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

  /**
   * Nothing here runs TensorFlow. The probabilities are those that Hugging Face's library gives for
   * the same weights and publishes with them; it computes with the exact activation.
   */
  @Test
  void bertBaseGuessesMaskedTokensAsPublished() throws IOException {
    Path folder = present("bert-base");
    List<String> vocabulary = Files.readAllLines(folder.resolve("assets/vocab.txt"));
    int[] ids =
        Arrays.stream("[CLS] the man worked as a [MASK] . [SEP]".split(" "))
            .mapToInt(vocabulary::indexOf)
            .toArray();

    PretrainedEncoder read = PretrainedEncoder.read(folder);
    double[] probabilities = guess(new PlainEncoder(read.weights(), Gelu.EXACT), ids, 6);

    assertEquals(
        new EncoderShape(12, 768, 12, 3072, 30522, 512, 2, 1e-12, Gelu.TANH),
        read.weights().shape());
    assertTrue(read.weights().hasMaskedTokenHead());
    Map.of(
            "carpenter", 0.0974755,
            "waiter", 0.0523832,
            "barber", 0.0496271,
            "mechanic", 0.0378861,
            "salesman", 0.0376808)
        .forEach(
            (word, published) ->
                assertEquals(published, probabilities[vocabulary.indexOf(word)], 1e-6, word));
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
    assertEquals(0, largest, 1e-4, file + ": largest difference");
  }

  /** The probability of every token id at a position. */
  private static double[] guess(PlainEncoder encoder, int[] ids, int position) {
    double[] scores = encoder.tokenScores(encoder.lastHiddenState(ids)[position]);
    double largest = Arrays.stream(scores).max().orElseThrow();
    double total = Arrays.stream(scores).map(each -> Math.exp(each - largest)).sum();
    return Arrays.stream(scores).map(each -> Math.exp(each - largest) / total).toArray();
  }

  private static Path present(String name) {
    Path folder = SettingsSource.trainyardHome().resolve("datasets").resolve(name);
    assumeTrue(
        Files.isDirectory(folder),
        folder + " is not there; get it with: ./trainyard datasets fetch " + name);
    return folder;
  }
}
