package org.trainyard.common.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.UsageException;

class SettingsSourceTest {
  @TempDir Path folder;

  private Path written(String... lines) throws IOException {
    return Files.write(folder.resolve("pipeline.conf"), List.of(lines));
  }

  @Test
  void setWinsOverTheFileAndTheFileOverTheDefault() throws IOException {
    Path file = written("seed = 7", "name = from-file");

    Section root = Loaded.file(file, "name=from-set").root();

    assertEquals("from-set", root.text("name"));
    assertEquals(7, root.whole("seed", 0, 100));
    assertEquals(
        120, root.section("cluster").integer("executor-timeout-seconds", 1, 1000), "the default");
  }

  @Test
  void aProblemNamesFileAndLine() throws IOException {
    Path file = written("# a pipeline", "train {", "  workers = none", "}");
    Loaded loaded = Loaded.file(file);

    loaded.root().section("train").integer("workers", 1, 9);

    assertEquals(
        "train.workers = \"none\" (" + file + ": 3): train.workers is a whole number from 1 to 9",
        loaded.onlyProblem());
  }

  @Test
  void aMisspeltBlockComesWithASuggestionFileAndLine() throws IOException {
    Path file = written("name = x", "trian { workers = 2 }");
    Loaded loaded = Loaded.file(file);

    loaded.root().rejectUnknownKeys();

    String problem = loaded.onlyProblem();
    assertTrue(
        problem.startsWith(
            "trian (" + file + ": 2) is not a known key. Did you mean \"train\"? Known here: "),
        problem);
  }

  @Test
  void aFileMayIncludeAnotherAndReferToTrainyardHome() throws IOException {
    Files.writeString(folder.resolve("base.conf"), "seed = 9\nname = base\n");
    Path file = written("include \"base.conf\"", "name = own", "dataset = ${TRAINYARD_HOME}\"/x\"");

    Section root = Loaded.file(file).root();

    assertEquals("own", root.text("name"));
    assertEquals(9, root.whole("seed", 0, 100));
    assertEquals(SettingsSource.trainyardHome() + "/x", root.text("dataset"));
  }

  @Test
  void withoutTrainyardHomeInTheEnvironmentItIsInTheUsersHome() {
    String set = System.getenv("TRAINYARD_HOME");
    Path expected =
        set == null || set.isBlank()
            ? Path.of(System.getProperty("user.home"), ".trainyard")
            : Path.of(set).toAbsolutePath();

    PipelineSettings settings = PipelineSettings.read(Loaded.sets("name=x").root());

    assertEquals(expected, SettingsSource.trainyardHome());
    assertEquals(expected + "/storage", settings.storageRoot());
  }

  @Test
  void trainyardHomeIsNoKey() {
    Loaded loaded = Loaded.sets("name=x");

    loaded.root().rejectUnknownKeys();

    assertTrue(
        loaded.problems().messages().stream().noneMatch(p -> p.contains("TRAINYARD_HOME")),
        loaded.problems().messages().toString());
  }

  @Test
  void aFileThatIsNotThereIsWrongUsage() {
    Path missing = folder.resolve("missing.conf");

    UsageException thrown = assertThrows(UsageException.class, () -> Loaded.file(missing));

    assertEquals(ExitCode.USAGE, thrown.exitCode());
    assertEquals(
        missing + ": cannot be read as a settings file; --config takes the path of a HOCON file",
        thrown.getMessage());
  }

  @Test
  void aFolderIsNoSettingsFile() {
    UsageException thrown = assertThrows(UsageException.class, () -> Loaded.file(folder));

    assertTrue(thrown.getMessage().startsWith(folder + ": cannot be read"), thrown.getMessage());
  }

  @Test
  void aFileThatIsNoHoconNamesTheLine() throws IOException {
    Path file = written("name = x", "spark { master = local[2] }");

    UsageException thrown = assertThrows(UsageException.class, () -> Loaded.file(file));

    assertTrue(thrown.getMessage().startsWith(file + ": 2: "), thrown.getMessage());
  }

  @Test
  void aReferenceToNothingNamesTheFile() throws IOException {
    Path file = written("name = ${NO_SUCH_VARIABLE_ANYWHERE}");

    UsageException thrown = assertThrows(UsageException.class, () -> Loaded.file(file));

    assertTrue(thrown.getMessage().contains(file.toString()), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("NO_SUCH_VARIABLE_ANYWHERE"), thrown.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"train.workers", "=3", ""})
  void aSetWithoutKeyOrValueIsWrongUsage(String set) {
    UsageException thrown = assertThrows(UsageException.class, () -> Loaded.sets(set));

    assertEquals("--set " + set + ": write --set key=value", thrown.getMessage());
  }

  @Test
  void aSetWhoseKeyIsNoKeyIsWrongUsage() {
    UsageException thrown = assertThrows(UsageException.class, () -> Loaded.sets("a..b=3"));

    assertEquals("--set a..b=3: \"a..b\" is not a key", thrown.getMessage());
  }

  @Test
  void aSparkPropertySetTwiceInTwoFormsIsAProblem() throws IOException {
    Path file = written("spark { executor { memory = 2g }, \"executor.memory\" = 3g }");
    Loaded loaded = Loaded.file(file);

    loaded.root().flat("spark");

    assertTrue(
        loaded.onlyProblem().startsWith("spark.executor.memory is set twice, to "),
        loaded.onlyProblem());
  }

  @Test
  void sparkPropertiesMayBeNestedInAFile() throws IOException {
    Path file = written("spark { executor.memory = 2g, master = \"local[2]\" }");

    Map<String, String> spark = Loaded.file(file, "spark.executor.cores=1").root().flat("spark");

    assertEquals(
        Map.of("executor.memory", "2g", "master", "local[2]", "executor.cores", "1"), spark);
  }

  @Test
  void aSetWinsOverANestedPropertyOfTheFile() throws IOException {
    Path file = written("spark { executor.memory = 2g }");
    Loaded loaded = Loaded.file(file, "spark.executor.memory=3g");

    Map<String, String> spark = loaded.root().flat("spark");

    assertEquals(List.of(), loaded.problems().messages());
    assertEquals(Map.of("executor.memory", "3g"), spark);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../up", "a/b", "-x", ".hidden", "a b"})
  void aNameThatWouldLeaveItsFolderIsAProblem(String name) {
    Loaded loaded = Loaded.sets("name=" + name);

    PipelineSettings.read(loaded.root());

    assertEquals(
        "name = \""
            + name
            + "\" (--set): name begins with a letter or digit and holds letters, digits, dots,"
            + " hyphens and underscores, at most 128",
        loaded.onlyProblem());
  }

  @Test
  void withoutARunIdThereIsNone() {
    assertEquals(Optional.empty(), PipelineSettings.read(Loaded.sets("name=x").root()).runId());
  }
}
