package org.trainyard.jobs.network.pretrained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.framework.DataType;
import org.tensorflow.framework.NodeDef;
import org.tensorflow.util.BundleHeaderProto;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.JobException;
import org.trainyard.common.job.UsageException;

class TensorFlowEncoderTest {
  private static final EncoderShape SHAPE =
      new EncoderShape(11, 4, 2, 6, 9, 7, 2, 1e-12, Gelu.TANH);
  private static final EncoderWeights WEIGHTS = RandomWeights.withHead(SHAPE, 1);
  private static final String QUERY = "module/bert/encoder/layer_10/attention/self/query/kernel";

  @TempDir private Path folder;

  /** Writes an encoder with a change, and gives what is said about it. */
  private String refusal(Consumer<TensorFlowFiles> change) throws IOException {
    TensorFlowFiles files = new TensorFlowFiles(WEIGHTS);
    change.accept(files);
    files.write(folder);
    return refusal(ContentException.class);
  }

  private String refusal(Class<? extends JobException> kind) {
    String message = assertThrows(kind, () -> PretrainedEncoder.read(folder)).getMessage();
    assertTrue(message.startsWith(folder.toString()), message);
    return message.substring(folder.toString().length());
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    new TensorFlowFiles(WEIGHTS).write(folder);

    EncoderWeights read = PretrainedEncoder.read(folder).weights();

    assertEquals(SHAPE, read.shape());
    assertEquals(WEIGHTS.names(), read.names());
    assertTrue(read.hasMaskedTokenHead());
    for (String name : WEIGHTS.names()) {
      assertArrayEquals(WEIGHTS.tensor(name), read.tensor(name), name);
    }
  }

  @Test
  void whatIsNoPartOfTheEncoderIsLeftOut() throws IOException {
    TensorFlowFiles files = new TensorFlowFiles(RandomWeights.of(SHAPE, 1));
    files.entries.put("global_step", files.entries.get(QUERY).clone().setDtype(DataType.DT_INT64));
    files.entries.put("module/bert/pooler/dense/kernel", files.entries.get(QUERY));
    files.entries.put(QUERY + "/adam_m", files.entries.get(QUERY));
    files.write(folder);

    EncoderWeights read = PretrainedEncoder.read(folder).weights();

    assertEquals(SHAPE.tensors().size(), read.names().size());
  }

  @Test
  void aWrongShapeIsNamedWithTheVariable() throws IOException {
    String message =
        refusal(files -> files.entries.get(QUERY).getShapeBuilder().getDimBuilder(1).setSize(5));

    assertEquals(
        "/variables/variables.index: tensor encoder.layer.10.attention.self.query.weight (stored as"
            + " "
            + QUERY
            + "): found shape [4, 5], expected [4, 4]",
        message);
  }

  @Test
  void aVariableThatIsNotThereIsNamed() throws IOException {
    String message = refusal(files -> files.entries.remove(QUERY));
    String head =
        refusal(files -> files.entries.remove("module/cls/predictions/transform/dense/bias"));

    assertTrue(
        message.contains("lacks tensor encoder.layer.10.attention.self.query.weight"), message);
    assertTrue(head.contains("lacks tensor cls.predictions.transform.dense.bias"), head);
  }

  @Test
  void placesOutsideOfTheDataAreRefused() throws IOException {
    String behind = refusal(files -> files.entries.get(QUERY).setOffset(Long.MAX_VALUE));
    String before = refusal(files -> files.entries.get(QUERY).setOffset(-4));
    String more = refusal(files -> files.entries.get(QUERY).setSize(68));

    assertTrue(behind.contains(QUERY + " has 64 bytes at 9223372036854775807"), behind);
    assertTrue(before.contains(QUERY + " has 64 bytes at -4"), before);
    assertTrue(more.contains(QUERY + " has 68 bytes at "), more);
    assertTrue(more.contains("its shape needs 64"), more);
  }

  @Test
  void otherWaysToStoreAreRefused() throws IOException {
    String half = refusal(files -> files.entries.get(QUERY).setDtype(DataType.DT_HALF));
    String sliced = refusal(files -> files.entries.get(QUERY).addSlicesBuilder());
    String spread = refusal(files -> files.header.setNumShards(2));
    String big = refusal(files -> files.header.setEndianness(BundleHeaderProto.Endianness.BIG));

    assertTrue(half.contains("holds DT_HALF in 0 slices; only whole DT_FLOAT can be read"), half);
    assertTrue(sliced.contains("holds DT_FLOAT in 1 slices"), sliced);
    assertTrue(spread.contains("spread over 2 files"), spread);
    assertTrue(big.contains("not little-endian"), big);
  }

  @Test
  void aBitThatFlippedIsNoticed() throws IOException {
    new TensorFlowFiles(WEIGHTS).write(folder);
    Path data = folder.resolve("variables/variables.data-00000-of-00001");
    byte[] numbers = Files.readAllBytes(data);
    numbers[10] ^= 1;
    Files.write(data, numbers);

    String message = refusal(ContentException.class);

    assertTrue(
        message.contains("module/bert/embeddings/word_embeddings is damaged: its checksum"),
        message);
  }

  @Test
  void dataThatAreCutOffAreNoticed() throws IOException {
    new TensorFlowFiles(WEIGHTS).write(folder);
    Path data = folder.resolve("variables/variables.data-00000-of-00001");
    byte[] numbers = Files.readAllBytes(data);
    Files.write(data, Arrays.copyOf(numbers, numbers.length - 1));

    String message = refusal(ContentException.class);

    assertTrue(message.contains("module/cls/predictions/output_bias has 36 bytes"), message);
  }

  @Test
  void theGraphMustBeThereAndReadable() throws IOException {
    new TensorFlowFiles(WEIGHTS).write(folder);
    Path graph = folder.resolve("saved_model.pb");
    byte[] content = Files.readAllBytes(graph);

    Files.write(graph, Arrays.copyOf(content, content.length / 2));
    String cutOff = refusal(ContentException.class);
    Files.delete(graph);
    String gone = refusal(UsageException.class);

    assertTrue(cutOff.contains("saved_model.pb: not a SavedModel, or cut off"), cutOff);
    assertEquals(
        ": has variables/variables.index, but no saved_model.pb; an encoder needs both", gone);
  }

  @Test
  void theActivationIsTheGraphs() throws IOException {
    TensorFlowFiles files = new TensorFlowFiles(WEIGHTS);
    files.model.getMetaGraphsBuilder(0).getGraphDefBuilder().getNodeBuilderList().stream()
        .filter(each -> each.getOp().equals("Tanh"))
        .forEach((NodeDef.Builder each) -> each.setOp("Erf"));
    files.write(folder);

    assertEquals(Gelu.EXACT, PretrainedEncoder.read(folder).weights().shape().gelu());
  }
}
