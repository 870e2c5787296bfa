package org.trainyard.jobs.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.registry.RegistryEvent;
import org.trainyard.common.storage.Storage;

class RegistryTest {
  @TempDir java.nio.file.Path folder;
  private Storage storage;
  private Registry registry;

  @BeforeEach
  void open() {
    storage = Storage.open(new Configuration(), folder.toUri().toString());
    registry = new Registry(storage, storage.path("registry", "digits"));
  }

  private void publish(String version) {
    Optional<String> previous = registry.current();
    storage.replace(new Path(registry.version(version), Storage.SUCCESS), "");
    registry.record(
        new RegistryEvent(
            1,
            Instant.parse("2026-11-21T01:11:00Z"),
            RegistryEvent.Action.PUBLISHED,
            version,
            previous,
            Optional.of("accuracy"),
            Optional.of(0.9),
            Optional.empty(),
            "good"));
    registry.point(version);
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

  @Test
  void aLockThatAKilledJobLeftIsTakenOver() throws IOException {
    Path lock = new Path(registry.path(), "LOCK");
    storage.replace(lock, "old");
    long old = Instant.now().minus(Duration.ofMinutes(31)).toEpochMilli();
    lock.getFileSystem(storage.hadoop()).setTimes(lock, old, -1);

    assertEquals("done", registry.locked(() -> "done"));
  }
}
