package org.trainyard.common.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.trainyard.common.config.Section;

class JobCommandTest {
  /** Reads one key; is never run, since what is tested comes before Spark. */
  private static final class Count implements Job<Integer> {
    @Override
    public String name() {
      return "count";
    }

    @Override
    public String[] description() {
      return new String[] {"Counts rows."};
    }

    @Override
    public Integer read(Section root) {
      return root.section("train").integer("minimum", 0, 9);
    }

    @Override
    public JobResult run(SparkSession spark, Integer settings) {
      throw new AssertionError("Spark was started");
    }
  }

  private static Captured command(String... arguments) {
    return Captured.run(
        () -> JobCommand.commandLine(new JobCommand(new Count())).execute(arguments));
  }

  private static Captured run(Callable<JobResult> work) {
    return Captured.run(() -> JobCommand.run("count", work));
  }

  @Test
  void aDoneJobEndsWith0() {
    Captured answer = run(() -> JobResult.done("r1", "out", Map.of("rows", 3)));

    assertEquals(0, answer.status());
    assertEquals(
        "RESULT {\"command\":\"count\",\"status\":\"ok\",\"runId\":\"r1\",\"output\":\"out\","
            + "\"rows\":3}",
        answer.lastLine());
  }

  @Test
  void aDefectEndsWith1() {
    Captured answer =
        run(
            () -> {
              throw new IllegalStateException("broken");
            });

    assertEquals(1, answer.status());
    assertTrue(
        answer.err().contains("trainyard count: failed: java.lang.IllegalStateException: broken"),
        answer.err());
    assertTrue(answer.lastLine().contains("\"exitCode\":1"), answer.out());
  }

  @Test
  void allProblemsOfTheSettingsEndWith2BeforeSparkStarts() {
    Captured answer = command("--set", "train.minimum=10", "--set", "tarin.x=1");

    assertEquals(2, answer.status());
    assertTrue(answer.err().contains("train.minimum is a whole number from 0 to 9"), answer.err());
    assertTrue(
        answer.err().contains("tarin (--set) is not a known key. Did you mean \"train\"?"),
        answer.err());
    assertTrue(
        answer.lastLine().startsWith("RESULT {\"command\":\"count\",\"status\":\"failed\","),
        answer.out());
  }

  @Test
  void wrongUsageEndsWith2() {
    Captured answer = command("--no-such-option");

    assertEquals(2, answer.status());
    assertTrue(answer.err().contains("--no-such-option"), answer.err());
  }

  @Test
  void rejectedContentEndsWith3EvenIfSparkWrappedIt() {
    Captured answer =
        run(
            () -> {
              throw new RuntimeException(
                  "Job aborted", new ContentException("train.idx: truncated at byte 16"));
            });

    assertEquals(3, answer.status());
    assertEquals("trainyard count: train.idx: truncated at byte 16", answer.err().strip());
    assertFalse(answer.err().contains("\tat "), "no stack trace for what the user can mend");
  }

  @Test
  void aRefusedModelEndsWith4() {
    Captured answer = run(() -> new JobResult("r1", "out", Map.of(), ExitCode.REFUSED));

    assertEquals(4, answer.status());
    assertTrue(answer.lastLine().contains("\"status\":\"refused\""), answer.out());
  }

  @Test
  void helpSaysWhatTheJobDoes() {
    Captured answer = command("--help");

    assertEquals(0, answer.status());
    assertTrue(answer.out().contains("Counts rows."), answer.out());
    assertTrue(answer.out().contains("Usage: count"), answer.out());
  }
}
