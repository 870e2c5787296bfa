package org.trainyard.jobs.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.registry.RegistryEvent;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.network.Network;

class RegistryTest {
  @TempDir java.nio.file.Path folder;
  private Storage storage;
  private Registry registry;
  private final Network network = Versions.network(1);

  @BeforeEach
  void open() {
    storage = Storage.open(new Configuration(), folder.toUri().toString());
    registry = new Registry(storage, storage.path("registry", "digits"));
  }

  private void publish(String version) {
    Versions.publish(storage, registry, version, network);
  }

  private String rollBack(Optional<String> asked) {
    return registry.locked(() -> RollbackJob.rollBack(registry, asked));
  }

  @Test
  void aNewRegistryHoldsNothing() {
    assertEquals(Optional.empty(), registry.current());
    assertEquals(List.of(), registry.versions());
    assertEquals(List.of(), registry.history());
  }

  @Test
  void theHistoryStandsWithTheOldestFirst() {
    publish("v1");
    publish("v2");

    assertEquals(Optional.of("v2"), registry.current());
    assertEquals(
        List.of("v1", "v2"), registry.history().stream().map(RegistryEvent::version).toList());
    assertEquals(Optional.of("v1"), registry.history().get(1).previous());
  }

  @Test
  void aVersionThatIsNotCompleteIsNone() {
    storage.replace(new Path(registry.version("half"), "model.zip"), "x");

    assertEquals(List.of(), registry.versions());
  }

  @Test
  void rollingBackGoesToTheVersionBeforeAndIsWrittenDown() {
    publish("v1");
    publish("v2");

    assertEquals("v1", rollBack(Optional.empty()));

    assertEquals(Optional.of("v1"), registry.current());
    RegistryEvent last = registry.history().get(2);
    assertEquals(RegistryEvent.Action.ROLLED_BACK, last.action());
    assertEquals("v1", last.version());
    assertEquals(Optional.of("v2"), last.previous());
  }

  @Test
  void rollingBackToAVersionByName() {
    publish("v1");
    publish("v2");
    publish("v3");

    assertEquals("v1", rollBack(Optional.of("v1")));
    assertEquals("v3", rollBack(Optional.of("v3")), "and forward again");
  }

  @Test
  void rollingBackToWhatIsInServiceChangesNothing() {
    publish("v1");

    assertEquals("v1", rollBack(Optional.of("v1")));

    assertEquals(1, registry.history().size());
  }

  @Test
  void aVersionThatIsNotThereComesWithASuggestion() {
    publish("nightly-41");
    publish("nightly-42");

    UsageException thrown =
        assertThrows(UsageException.class, () -> rollBack(Optional.of("nightly-14")));

    assertTrue(
        thrown.getMessage().startsWith("version \"nightly-14\" is not in the registry. Did you"),
        thrown.getMessage());
    assertEquals(Optional.of("nightly-42"), registry.current());
  }

  @Test
  void nothingStoodBeforeTheFirst() {
    publish("v1");

    UsageException thrown = assertThrows(UsageException.class, () -> rollBack(Optional.empty()));

    assertEquals(
        "nothing was in service before version v1; name a version with --set version=<version>",
        thrown.getMessage());
  }

  @Test
  void oneWriterAtATime() {
    JobException thrown =
        registry.locked(
            () -> assertThrows(JobException.class, () -> registry.<String>locked(() -> "never")));

    assertEquals(ExitCode.FAILED, thrown.exitCode());
    assertTrue(
        thrown.getMessage().contains("LOCK exists: another job is publishing"),
        thrown.getMessage());
    assertEquals("free again", registry.locked(() -> "free again"));
  }

  @Test
  void aFailureReleasesTheLock() {
    assertThrows(
        IllegalStateException.class,
        () ->
            registry.locked(
                () -> {
                  throw new IllegalStateException("broken");
                }));

    assertFalse(storage.exists(new Path(registry.path(), "LOCK")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.zip", "metrics.json", "preparation.json"})
  void aVersionThatIsNotWholeIsNotPutIntoService(String lost) {
    publish("v1");
    publish("v2");
    publish("v3");
    Path file = new Path(registry.version("v2"), lost);
    storage.delete(file);

    for (Optional<String> asked : List.of(Optional.<String>empty(), Optional.of("v2"))) {
      String message = assertThrows(ContentException.class, () -> rollBack(asked)).getMessage();
      assertTrue(
          message.startsWith(
              "version v2 cannot go into service: " + file + ": is missing or empty. Name a whole"),
          message);
      assertFalse(message.endsWith("v2"), message);
      assertTrue(message.contains("the newest first: v"), message);
    }
    assertEquals(Optional.of("v3"), registry.current());
  }

  @Test
  void lengthyWorkIsDoneWithoutTheLockAndAgainIfTheVersionInServiceChanged() {
    publish("v1");
    List<Optional<String>> worked = new ArrayList<>();

    String changed =
        registry.locked(
            current -> {
              assertFalse(storage.exists(new Path(registry.path(), "LOCK")), "not locked yet");
              worked.add(current);
              if (worked.size() == 1) {
                publish("v2");
              }
              return current.orElseThrow();
            },
            work -> {
              assertTrue(storage.exists(new Path(registry.path(), "LOCK")), "locked");
              return "compared with " + work;
            });

    assertEquals("compared with v2", changed);
    assertEquals(List.of(Optional.of("v1"), Optional.of("v2")), worked);
  }

  @Test
  void aVersionInServiceThatKeepsChangingIsGivenUp() {
    List<String> worked = new ArrayList<>();

    JobException thrown =
        assertThrows(
            JobException.class,
            () ->
                registry.<String, String>locked(
                    current -> {
                      worked.add("v" + worked.size());
                      registry.point(worked.get(worked.size() - 1));
                      return "work";
                    },
                    work -> "never"));

    assertEquals(5, worked.size());
    assertTrue(thrown.getMessage().contains("CURRENT was changed by other jobs 5 times"));
  }
}
