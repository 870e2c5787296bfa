package org.trainyard.jobs.network.pretrained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.ContentException;

class OnnxEncoderTest {
  private static final EncoderWeights WEIGHTS = RandomWeights.of(RandomWeights.SMALL, 1);
  private static final String QUERY = "/encoder/layer.1/attention/self/query/MatMul";

  @TempDir private Path folder;

  private Path write(ModelProto.Builder model) throws IOException {
    return Files.write(folder.resolve("encoder.onnx"), model.build().toByteArray());
  }

  /** Writes an encoder with a change, and gives what is said about it. */
  private String refusal(Consumer<ModelProto.Builder> change) throws IOException {
    ModelProto.Builder model = OnnxFile.of(WEIGHTS);
    change.accept(model);
    Path file = write(model);
    String message =
        assertThrows(ContentException.class, () -> PretrainedEncoder.read(file)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    return message.substring(file.toString().length());
  }

  private static TensorProto.Builder tensor(ModelProto.Builder model, String name) {
    return model.getGraphBuilder().getInitializerBuilderList().stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static NodeProto.Builder node(ModelProto.Builder model, String name) {
    return model.getGraphBuilder().getNodeBuilderList().stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    EncoderWeights read = PretrainedEncoder.read(write(OnnxFile.of(WEIGHTS))).weights();

    assertEquals(RandomWeights.SMALL, read.shape());
    assertEquals(WEIGHTS.names(), read.names());
    assertFalse(read.hasMaskedTokenHead());
    for (String name : WEIGHTS.names()) {
      assertArrayEquals(WEIGHTS.tensor(name), read.tensor(name), name);
    }
  }

  @Test
  void whatIsReadComputesWhatOnnxRuntimeComputes() throws IOException {
    Path file = write(OnnxFile.of(WEIGHTS));
    int[] ids = {3, 30, 7, 0, 7, 12};
    int[] padded = {3, 30, 7, 0, 7, 12, 5, 5};

    double[][] plain =
        new PlainEncoder(PretrainedEncoder.read(file).weights()).lastHiddenState(ids);

    try (OnnxReference reference = new OnnxReference(file)) {
      float[][] expected = reference.lastHiddenState(padded, new int[] {1, 1, 1, 1, 1, 1, 0, 0});
      for (int t = 0; t < ids.length; t++) {
        for (int j = 0; j < plain[t].length; j++) {
          assertEquals(expected[t][j], plain[t][j], 1e-5, "token " + t + ", value " + j);
        }
      }
    }
  }

  @Test
  void theWeightsOfALargerModelAreFoundBehindItsPrefix() throws IOException {
    ModelProto.Builder model = OnnxFile.of(WEIGHTS);
    for (TensorProto.Builder each : model.getGraphBuilder().getInitializerBuilderList()) {
      each.setName("bert." + each.getName());
    }
    for (NodeProto.Builder each : model.getGraphBuilder().getNodeBuilderList()) {
      each.setName("/bert" + each.getName());
      each.getInputList().stream()
          .filter(input -> !input.startsWith("/"))
          .forEach(input -> each.setInput(each.getInputList().indexOf(input), "bert." + input));
    }

    EncoderWeights read = PretrainedEncoder.read(write(model)).weights();

    assertEquals(WEIGHTS.names(), read.names());
  }

  @Test
  void numbersMayBeListedInsteadOfRaw() throws IOException {
    ModelProto.Builder model = OnnxFile.of(WEIGHTS);
    String name = "encoder.layer.0.output.dense.bias";
    TensorProto.Builder tensor = tensor(model, name).clearRawData();
    for (float each : WEIGHTS.tensor(name)) {
      tensor.addFloatData(each);
    }

    assertArrayEquals(
        WEIGHTS.tensor(name), PretrainedEncoder.read(write(model)).weights().tensor(name));
  }

  @Test
  void whatIsNotAnOnnxFileIsRefused() throws IOException {
    Path text =
        Files.write(folder.resolve("a.onnx"), "[PAD]\n[UNK]".getBytes(StandardCharsets.UTF_8));
    Path empty = Files.write(folder.resolve("b.onnx"), new byte[0]);

    ContentException noMessage =
        assertThrows(ContentException.class, () -> PretrainedEncoder.read(text));
    ContentException noGraph =
        assertThrows(ContentException.class, () -> PretrainedEncoder.read(empty));

    assertTrue(noMessage.getMessage().contains("a.onnx: not an ONNX"), noMessage.getMessage());
    assertTrue(noGraph.getMessage().contains("holds no graph"), noGraph.getMessage());
  }

  @Test
  void aFileThatIsCutOffIsRefused() throws IOException {
    Path file = write(OnnxFile.of(WEIGHTS));
    byte[] content = Files.readAllBytes(file);

    for (int length : new int[] {content.length - 1, content.length / 2, 100}) {
      Files.write(file, Arrays.copyOf(content, length));
      ContentException thrown =
          assertThrows(ContentException.class, () -> PretrainedEncoder.read(file));
      assertTrue(thrown.getMessage().contains("or cut off"), thrown.getMessage());
    }
  }

  /** Without a checksum a changed number stays unnoticed; anything else is refused in words. */
  @Test
  void changedBytesAreReadOrRefused() throws IOException {
    Path file = write(OnnxFile.of(WEIGHTS));
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(1);
    int refused = 0;

    for (int i = 0; i < 500; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(whole.length)] = (byte) random.nextInt(256);
      try {
        OnnxEncoder.read(changed, file, OptionalInt.empty());
      } catch (ContentException e) {
        refused++;
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      }
    }

    assertTrue(refused > 50 && refused < 450, refused + " refused");
  }

  @Test
  void aTensorThatIsNotThereIsNamed() throws IOException {
    String message =
        refusal(
            model ->
                tensor(model, "encoder.layer.1.output.LayerNorm.bias").setName("something.else"));

    assertEquals(
        ": lacks tensor encoder.layer.1.output.LayerNorm.bias; only BERT encoders can be read",
        message);
  }

  @Test
  void aLayerThatIsNotThereIsNoticed() throws IOException {
    String message =
        refusal(
            model ->
                model
                    .getGraphBuilder()
                    .getInitializerBuilderList()
                    .forEach(each -> each.setName(each.getName().replace("layer.1", "layer.4"))));

    assertEquals(": has the layers [0, 1, 4]; they must be numbered from 0 without a gap", message);
  }

  @Test
  void aWrongShapeIsNamedWithTheKernelsNameInTheFile() throws IOException {
    String kernel = node(OnnxFile.of(WEIGHTS), QUERY).getInput(1);

    String message = refusal(model -> tensor(model, kernel).setDims(1, 11));

    assertEquals(
        ": tensor encoder.layer.1.attention.self.query.weight (stored as "
            + kernel
            + "): found shape [12, 11], expected [12, 12]",
        message);
  }

  @Test
  void aTransposedKernelIsNotTakenForItself() throws IOException {
    String kernel =
        node(OnnxFile.of(WEIGHTS), "/encoder/layer.1/intermediate/dense/MatMul").getInput(1);

    String message = refusal(model -> tensor(model, kernel).setDims(0, 20).setDims(1, 12));

    assertTrue(message.endsWith("found shape [20, 12], expected [12, 20]"), message);
  }

  @Test
  void aSizeIsNotTrustedBeforeItsBytesAreThere() throws IOException {
    String message = refusal(model -> tensor(model, EncoderShape.WORDS).setDims(0, 2_000_000_000));
    String few = refusal(model -> tensor(model, EncoderShape.WORDS).setDims(0, 32));
    String negative = refusal(model -> tensor(model, EncoderShape.WORDS).setDims(0, -31));

    assertEquals(
        ": tensor embeddings.word_embeddings.weight: [2000000000, 12] is too large to be read",
        message);
    assertEquals(
        ": tensor embeddings.word_embeddings.weight: 1488 bytes and 0 numbers are stored;"
            + " its shape [32, 12] needs 1536 bytes",
        few);
    assertEquals(
        ": tensor embeddings.word_embeddings.weight: found shape [-31, 12], expected a matrix",
        negative);
  }

  @Test
  void numbersThatAreNotFloatsInTheFileAreRefused() throws IOException {
    String half =
        refusal(
            model ->
                tensor(model, EncoderShape.POSITIONS)
                    .setDataType(TensorProto.DataType.FLOAT16_VALUE));
    String outside =
        refusal(
            model ->
                tensor(model, EncoderShape.POSITIONS)
                    .setDataLocation(TensorProto.DataLocation.EXTERNAL));
    String infinite =
        refusal(
            model ->
                tensor(model, EncoderShape.TOKEN_TYPES)
                    .clearRawData()
                    .addAllFloatData(Collections.nCopies(24, Float.NaN)));

    assertEquals(
        ": tensor embeddings.position_embeddings.weight holds numbers of type FLOAT16;"
            + " only FLOAT (32 bits) can be read",
        half);
    assertTrue(outside.contains("is stored outside of the file or in parts"), outside);
    assertEquals(": tensor embeddings.token_type_embeddings.weight holds NaN at 0", infinite);
  }

  @Test
  void otherOperatorsAreRefused() throws IOException {
    String old = refusal(model -> model.getOpsetImportBuilder(0).setVersion(7));
    String optimized = refusal(model -> model.addOpsetImportBuilder().setDomain("com.microsoft"));
    String computed =
        refusal(model -> node(model, QUERY).setInput(1, "/encoder/Transpose_output_0"));

    assertEquals(": has operator set 7; 11 to 21 can be read", old);
    assertTrue(optimized.contains("optimized and quantized"), optimized);
    assertEquals(
        ": the second input of node "
            + QUERY
            + " is computed, not stored; export the model with constants folded",
        computed);
  }

  @Test
  void anotherArchitectureIsRefused() throws IOException {
    String roberta = refusal(model -> model.getGraphBuilder().addNodeBuilder().setOpType("CumSum"));
    String relative =
        refusal(
            model ->
                model
                    .getGraphBuilder()
                    .addInitializer(
                        tensor(model, EncoderShape.POSITIONS)
                            .clone()
                            .setName("encoder.layer.0.attention.self.distance_embedding.weight")));
    String rectifier =
        refusal(
            model ->
                model.getGraphBuilder().getNodeBuilderList().stream()
                    .filter(each -> each.getOpType().equals("Erf"))
                    .forEach(each -> each.setOpType("Relu")));

    assertTrue(roberta.contains("RoBERTa"), roberta);
    assertEquals(
        ": holds tensor encoder.layer.0.attention.self.distance_embedding.weight,"
            + " which BERT has not; only BERT encoders can be read",
        relative);
    assertTrue(rectifier.contains("activation is not found where BERT has it"), rectifier);
  }

  @Test
  void layersMustAgree() throws IOException {
    String message =
        refusal(
            model ->
                node(model, "/encoder/layer.1/intermediate/intermediate_act_fn/Erf")
                    .setOpType("Tanh"));

    assertTrue(message.contains("activation is not the same in all layers: ["), message);
  }

  @Test
  void headsAreGivenWhereTheGraphDoesNotTell() throws IOException {
    ModelProto.Builder silent = OnnxFile.of(WEIGHTS);
    silent.getGraphBuilder().getNodeBuilderList().stream()
        .filter(each -> each.getOpType().equals("Concat"))
        .forEach(each -> each.setInput(2, "/somewhere"));
    Path file = write(silent);

    ContentException ungiven =
        assertThrows(ContentException.class, () -> PretrainedEncoder.read(file));
    ContentException wrong =
        assertThrows(ContentException.class, () -> PretrainedEncoder.read(file, 5));

    assertEquals(4, PretrainedEncoder.read(file, 4).weights().shape().heads());
    assertTrue(ungiven.getMessage().contains("does not tell the number"), ungiven.getMessage());
    assertEquals(
        file + ": 5 attention heads do not make up the hidden size 12", wrong.getMessage());
  }

  @Test
  void headsThatTheGraphTellsCannotBeOverruled() throws IOException {
    Path file = write(OnnxFile.of(WEIGHTS));

    ContentException thrown =
        assertThrows(ContentException.class, () -> PretrainedEncoder.read(file, 4));

    assertEquals(file + ": 4 attention heads were given; the graph has 3", thrown.getMessage());
  }
}
