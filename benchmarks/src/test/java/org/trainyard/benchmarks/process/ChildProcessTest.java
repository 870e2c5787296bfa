package org.trainyard.benchmarks.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.JobException;

class ChildProcessTest {
  @TempDir private Path folder;

  @Test
  void theLastResultLineIsRead() {
    ChildProcess.Outcome outcome =
        ChildProcess.run("child", child("report"), folder, Duration.ofSeconds(60));

    assertEquals("seen", outcome.result().path("given").asText());
    assertEquals("", outcome.result().path("takenAway").asText(), "PATH is taken away");
    assertEquals(folder.toString(), outcome.result().path("temporary").asText());
  }

  @Test
  void aFailedProcessIsQuoted() {
    JobException thrown =
        assertThrows(
            JobException.class,
            () -> ChildProcess.run("child", child("fail"), folder, Duration.ofSeconds(60)));

    assertEquals("child: ended with exit code 7; its last words:\nalas", thrown.getMessage());
  }

  @Test
  void aProcessThatTakesTooLongIsEnded() {
    TimeUpException thrown =
        assertThrows(
            TimeUpException.class,
            () -> ChildProcess.run("child", child("sleep"), folder, Duration.ofSeconds(1)));

    assertTrue(
        thrown.getMessage().startsWith("child: not done after 1 s; raise --time-limit"),
        thrown.getMessage());
    assertTrue(
        ProcessHandle.current().children().noneMatch(ProcessHandle::isAlive), "the child is gone");
  }

  private static JavaProcess child(String what) {
    return new JavaProcess(
        Child.class.getName(),
        OwnProcess.classPath(),
        List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"),
        List.of(what),
        Map.of("TRAINYARD_TEST", "seen"),
        Set.of("PATH"));
  }

  /** A process that does as it is told. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws InterruptedException {
      switch (arguments[0]) {
        case "report" -> {
          System.out.println("RESULT {}");
          System.out.printf(
              "RESULT {\"given\":\"%s\",\"takenAway\":\"%s\",\"temporary\":\"%s\"}%n",
              System.getenv("TRAINYARD_TEST"),
              System.getenv().getOrDefault("PATH", ""),
              System.getProperty("java.io.tmpdir"));
        }
        case "fail" -> {
          System.err.println("alas");
          System.exit(7);
        }
        default -> Thread.sleep(60_000);
      }
    }
  }
}
