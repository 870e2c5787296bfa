package org.trainyard.jobs.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.common.storage.Storage;

class RegistryLockTest {
  @TempDir java.nio.file.Path folder;
  private Storage storage;
  private Path file;
  private RegistryLock lock;

  @BeforeEach
  void open() {
    storage = Storage.open(new Configuration(), folder.toUri().toString());
    file = storage.path("LOCK");
    lock = new RegistryLock(storage, file);
  }

  private void leftBehind(Duration age) throws IOException {
    storage.replace(file, "another job");
    long then = Instant.now().minus(age).toEpochMilli();
    file.getFileSystem(storage.hadoop()).setTimes(file, then, -1);
  }

  @Test
  void theFileSaysWhoseItIs() {
    String owner = lock.holding(() -> storage.readText(file));

    assertTrue(owner.matches("[0-9a-f-]{36} \\S+ \\d{4}-\\d\\d-\\d\\dT[0-9:]{8}Z"), owner);
  }

  @Test
  void whoWaitsIsToldTheWayOut() throws IOException {
    leftBehind(Duration.ofMinutes(4));

    JobException thrown = assertThrows(JobException.class, () -> lock.holding(() -> "never"));

    assertEquals(ExitCode.FAILED, thrown.exitCode());
    assertEquals(
        file
            + " exists: another job is publishing, another job. Try again when it is done. If it"
            + " was killed, its lock is taken over 5 minutes after it was written; to go on at"
            + " once, delete the file",
        thrown.getMessage());
    assertEquals("another job", storage.readText(file), "it is not ours to delete");
  }

  @Test
  void aLockThatAKilledJobLeftIsTakenOver() throws IOException {
    leftBehind(Duration.ofMinutes(6));

    assertEquals("done", lock.holding(() -> "done"));

    assertEquals(
        List.of(),
        storage.list(storage.root()).stream().map(FileStatus::getPath).map(Path::getName).toList());
  }

  @Test
  void aLockThatAnotherTookOverIsLeftAlone() {
    lock.holding(
        () -> {
          storage.replace(file, "another job");
          return "slow";
        });

    assertEquals("another job", storage.readText(file));
  }

  @Test
  void aProcessThatIsToldToEndReleasesItsLock() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      while (line != null && !line.equals("held")) {
        line = out.readLine();
      }
      assertTrue(storage.exists(file), "held by the process");

      process.destroy();

      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the process ends");
      assertFalse(storage.exists(file), "the lock is gone with it");
    } finally {
      process.destroyForcibly();
    }
  }
}
