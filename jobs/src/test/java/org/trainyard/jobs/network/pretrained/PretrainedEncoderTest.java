package org.trainyard.jobs.network.pretrained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ReadOnlyBufferException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.storage.Digests;

class PretrainedEncoderTest {
  private static final EncoderWeights WEIGHTS = RandomWeights.of(RandomWeights.SMALL, 1);

  @TempDir private Path folder;

  private Path writeOnnx(String name) throws IOException {
    return Files.write(folder.resolve(name), OnnxFile.of(WEIGHTS).build().toByteArray());
  }

  @Test
  void aFolderAndItsOnlyFileAreTheSameEncoder() throws IOException {
    Path file = writeOnnx("a.onnx");
    Files.writeString(folder.resolve("a-tokenizer.json"), "{}");

    PretrainedEncoder ofFolder = PretrainedEncoder.read(folder);
    PretrainedEncoder ofFile = PretrainedEncoder.read(file);

    assertEquals(Digests.of(Files.readAllBytes(file)), ofFolder.digest());
    assertEquals(ofFile.digests(), ofFolder.digests());
    assertEquals(ofFile.weights().names(), ofFolder.weights().names());
    assertEquals(Optional.of(Digests.of("{}")), ofFolder.tokenizer());
    assertEquals(ofFolder.tokenizer(), ofFile.tokenizer());
  }

  @Test
  void ofSeveralTokenizersNoneIsItsOwn() throws IOException {
    writeOnnx("a.onnx");
    Files.writeString(folder.resolve("a-tokenizer.json"), "{}");
    Files.writeString(folder.resolve("tokenizer.json"), "{}");

    assertEquals(Optional.empty(), PretrainedEncoder.read(folder).tokenizer());
  }

  @Test
  void theDigestOfSeveralFilesIsOverAll() throws IOException {
    new TensorFlowFiles(WEIGHTS).write(folder);
    PretrainedEncoder one = PretrainedEncoder.read(folder);
    new TensorFlowFiles(RandomWeights.of(RandomWeights.SMALL, 2)).write(folder);
    PretrainedEncoder other = PretrainedEncoder.read(folder);

    assertEquals(
        List.of(
            "saved_model.pb",
            "variables/variables.data-00000-of-00001",
            "variables/variables.index"),
        List.copyOf(one.digests().keySet()));
    assertEquals(64, one.digest().length());
    assertNotEquals(one.digest(), other.digest());
  }

  @Test
  void whatIsNotThereOrNotClearIsSaid() throws IOException {
    Path gone = folder.resolve("gone");
    UsageException nothing = assertThrows(UsageException.class, () -> PretrainedEncoder.read(gone));
    UsageException none = assertThrows(UsageException.class, () -> PretrainedEncoder.read(folder));
    writeOnnx("a.onnx");
    new TensorFlowFiles(WEIGHTS).write(folder);
    UsageException two = assertThrows(UsageException.class, () -> PretrainedEncoder.read(folder));

    assertTrue(nothing.getMessage().contains(gone + " cannot be read"), nothing.getMessage());
    assertTrue(
        none.getMessage().contains("0 .onnx files and no variables/variables.index"),
        none.getMessage());
    assertTrue(
        two.getMessage().contains("1 .onnx files and variables/variables.index"), two.getMessage());
  }

  @Test
  void weightsCannotBeChanged() {
    String name = "embeddings.LayerNorm.bias";
    float[] before = WEIGHTS.tensor(name);

    WEIGHTS.tensor(name)[0] = 7;

    assertArrayEquals(before, WEIGHTS.tensor(name));
    assertThrows(ReadOnlyBufferException.class, () -> WEIGHTS.view(name).put(0, 7));
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> WEIGHTS.view("pooler.dense.bias"));
    assertEquals("these weights have no tensor pooler.dense.bias", thrown.getMessage());
  }

  /** 12·(31+16+2) + 2·12, and in each layer 4·(12·12+12) + 12·20+20 + 20·12+12 + 4·12. */
  @Test
  void theTensorsOfAShapeAreTheWholeEncoder() {
    int numbers = RandomWeights.SMALL.tensors().stream().mapToInt(EncoderTensor::length).sum();

    assertEquals(12 * 49 + 24 + 2 * (4 * 156 + 260 + 252 + 48), numbers);
    assertEquals(4, RandomWeights.SMALL.headSize());
  }
}
