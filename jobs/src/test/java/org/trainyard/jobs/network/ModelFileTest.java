package org.trainyard.jobs.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Labels;
import org.trainyard.common.job.ContentException;
import org.trainyard.jobs.runtime.NativeRuntime;

class ModelFileTest {
  private static Network network() {
    NativeRuntime.load(1);
    Section root = SettingsSource.load(Optional.empty(), List.of(), new Problems());
    OptimizerSettings optimizer =
        OptimizerSettings.read(root.section("train").section("optimizer"), 1, 1);
    return Network.build(
        new MlpSettings(List.of(5), 0)
            .define(
                new NetworkTask(
                    new Features(Features.Kind.VECTOR, List.of(3), Features.Dtype.FLOAT32),
                    new Labels(Labels.Kind.CLASS, List.of("a", "b"))),
                optimizer,
                42));
  }

  /** A zip of some of a model's entries and one more. */
  private static byte[] zip(byte[] model, String leaveOut, String add) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(model));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.getName().equals(leaveOut)) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(out);
        }
      }
      if (!add.isEmpty()) {
        out.putNextEntry(new ZipEntry(add));
        out.write(1);
      }
    }
    return bytes.toByteArray();
  }

  private static String refused(byte[] zip) {
    return assertThrows(ContentException.class, () -> ModelFile.read(zip, "x/model.zip"))
        .getMessage();
  }

  private static Stream<Network> networks() {
    return Stream.of(
        network(),
        Network.build(
            Configurations.graph(new Adam(0.01), Configurations.VECTOR, Configurations.dense())));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void whatIsWrittenIsRead(Network network) {
    Network read = ModelFile.read(ModelFile.write(network), "x/model.zip");

    assertEquals(network.getClass(), read.getClass());
    assertArrayEquals(network.state().parameters(), read.state().parameters());
    assertEquals(network.json(), read.json());
    // 3·5 + 5 + 5·2 + 2 parameters.
    assertEquals(32, read.parameterCount());
    INDArray features = Nd4j.linspace(-1, 1, 12, DataType.FLOAT).reshape(4, 3);
    assertArrayEquals(new long[] {4, 2}, read.output(features).shape());
    assertEquals(network.output(features), read.output(features));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theDigestIsTheSameBeforeAndAfterTheFile(Network network) {
    String untrained = network.digest();
    network.load(network.state(), 7, 2, 1);

    Network read = ModelFile.read(ModelFile.write(network), "x/model.zip");

    assertEquals(untrained, network.digest(), "counts of steps and epochs are left out");
    assertEquals(untrained, read.digest());
    network.loadParameters(new float[32]);
    assertNotEquals(untrained, network.digest(), "parameters count");
  }

  @Test
  void anEntryThatIsNoPartOfAModelIsRefused() throws IOException {
    String message = refused(zip(ModelFile.write(network()), "", "preprocessor.bin"));

    assertTrue(
        message.startsWith("x/model.zip: holds \"preprocessor.bin\"; a model holds only "),
        message);
  }

  @Test
  void aModelWithoutParametersIsRefused() throws IOException {
    assertEquals(
        "x/model.zip: not a DL4J model: it lacks configuration.json or coefficients.bin",
        refused(zip(ModelFile.write(network()), "coefficients.bin", "")));
  }

  @Test
  void whatIsNoZipIsRefused() {
    String message = refused("not a zip".getBytes(StandardCharsets.UTF_8));

    assertTrue(message.startsWith("x/model.zip: not a "), message);
  }

  @Test
  void aTruncatedFileIsRefused() {
    byte[] whole = ModelFile.write(network());

    String message = refused(java.util.Arrays.copyOf(whole, whole.length / 3));

    assertTrue(message.startsWith("x/model.zip: not a "), message);
  }
}
