package org.trainyard.jobs.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.network.ModelFile;

class ChampionTest {
  @TempDir java.nio.file.Path folder;
  private Storage storage;
  private Registry registry;

  @BeforeEach
  void publishTwo() {
    storage = Storage.open(new Configuration(), folder.toUri().toString());
    registry = new Registry(storage, storage.path("registry", "digits"));
    Versions.publish(storage, registry, "v1", Versions.network(1));
    Versions.publish(storage, registry, "v2", Versions.network(2));
  }

  private Path file(String name) {
    return new Path(registry.version("v2"), name);
  }

  private String refused(Path damaged) {
    ContentException thrown =
        assertThrows(ContentException.class, () -> Champion.read(registry, "v2"));
    String message = thrown.getMessage();
    assertEquals(ExitCode.CONTENT, thrown.exitCode());
    assertTrue(
        message.startsWith(
            new Path(registry.path(), "CURRENT")
                + " puts version v2 into service, which is not whole: "
                + damaged
                + ": "),
        message);
    assertTrue(
        message.endsWith(
            ". Put a whole one into service with rollback --set version=<version>. Whole"
                + " versions, the newest first: v1"),
        message);
    return message;
  }

  @Test
  void aWholeVersionIsRead() {
    assertEquals(Versions.network(2).digest(), Champion.read(registry, "v2").network().digest());
    assertEquals(List.of("v1", "v2"), registry.whole().stream().sorted().toList());
  }

  @Test
  void aVersionWhoseDirectoryIsGone() {
    storage.delete(registry.version("v2"));

    assertTrue(refused(file("metrics.json")).contains("metrics.json: is missing or empty."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"metrics.json", "preparation.json", "model.zip"})
  void aFileThatIsMissing(String name) {
    storage.delete(file(name));

    assertTrue(refused(file(name)).contains(name + ": is missing or empty."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"metrics.json", "preparation.json", "model.zip"})
  void aFileThatHoldsSomethingElse(String name) {
    storage.replace(file(name), "something else");

    refused(file(name));
  }

  @Test
  void aTokenizerThatIsMissing() {
    storage.delete(file("tokenizer.json"));

    assertTrue(
        refused(file("tokenizer.json"))
            .contains("tokenizer.json: is missing; preparation.json names one with sha256"));
    assertEquals(List.of("v1"), registry.whole());
  }

  @Test
  void aTokenizerThatWasAltered() {
    storage.replace(file("tokenizer.json"), "another tokenizer");

    assertTrue(refused(registry.version("v2")).contains("it was altered or exchanged"));
    assertEquals(List.of("v1"), registry.whole());
  }

  @Test
  void aContractThatLacksItsParts() {
    storage.replace(file("preparation.json"), "{\"formatVersion\":1}");

    refused(file("preparation.json"));
  }

  @Test
  void aFileWhoseChecksumIsWrong() throws IOException {
    try (var out =
        file("metrics.json").getFileSystem(storage.hadoop()).create(file("metrics.json"))) {
      out.write('x');
    }
    Files.writeString(java.nio.file.Path.of(file("metrics.json").toUri()), "y");

    assertTrue(refused(file("metrics.json")).contains("metrics.json: is damaged: "));
  }

  @Test
  void aModelThatIsNotTheOneThatWasScored() {
    storage.replace(file("model.zip"), ModelFile.write(Versions.network(3)));

    assertTrue(refused(file("model.zip")).contains(Versions.network(2).digest()));
  }

  @Test
  void withoutAnotherWholeVersionTheWayOutIsABackup() {
    storage.delete(file("model.zip"));
    storage.delete(new Path(registry.version("v1"), "model.zip"));

    String message =
        assertThrows(ContentException.class, () -> Champion.read(registry, "v2")).getMessage();

    assertTrue(message.contains("No other version is whole: put the file back"), message);
  }
}
