package org.trainyard.jobs.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Carries strikes out, one after the other, each where a task is running. */
final class Drill {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int LOOK_MILLIS = 50;

  private final Process driver;
  private final SparkWatch watch;
  private final SplittableRandom random;
  private final Map<String, Integer> failedTasks = new HashMap<>();
  private int strikes;
  private int kills;

  Drill(Process driver, SparkWatch watch, long seed) {
    this.driver = driver;
    this.watch = watch;
    this.random = new SplittableRandom(seed);
  }

  void carryOut(List<Strike> plan) throws InterruptedException {
    for (Strike strike : plan) {
      carryOut(strike);
    }
  }

  /** Executors killed while a job of the training had tasks running. */
  int kills() {
    return kills;
  }

  /** Tasks of the training that Spark saw fail. */
  int failedTasks() {
    return failedTasks.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d strikes, %d executors killed, at least %d tasks lost",
        strikes,
        kills,
        failedTasks());
  }

  private void carryOut(Strike strike) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      awaitJob(strike, end);
      Thread.sleep(strike.delayMillis());
      List<ProcessHandle> found = ExecutorProcesses.of(driver);
      Optional<SparkWatch.RunningJob> job = look().filter(strike::suits);
      boolean enough = found.size() >= strike.victims().least();
      if (enough && job.isPresent()) {
        List<ProcessHandle> victims =
            strike.victims() == Strike.Victims.ALL
                ? found
                : List.of(found.get(random.nextInt(found.size())));
        victims.forEach(ProcessHandle::destroyForcibly);
        strikes++;
        kills += victims.size();
        awaitEffect(job.get(), end);
        return;
      }
    }
  }

  private void awaitJob(Strike strike, Instant end) throws InterruptedException {
    while (look().filter(strike::suits).isEmpty()) {
      assertTrue(driver.isAlive(), () -> "the driver ended before " + strike + "; " + this);
      assertTrue(Instant.now().isBefore(end), () -> "waited in vain for " + strike + "; " + this);
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Waits until the driver knows: else the next strike would take a dead executor for a task's. */
  private void awaitEffect(SparkWatch.RunningJob struck, Instant end) throws InterruptedException {
    while (look()
        .filter(job -> job.description().equals(struck.description()))
        .filter(job -> job.failedTasks() == struck.failedTasks())
        .isPresent()) {
      assertTrue(driver.isAlive(), () -> "the driver ended with its executors; " + this);
      assertTrue(Instant.now().isBefore(end), () -> "nothing came of a strike; " + this);
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private Optional<SparkWatch.RunningJob> look() throws InterruptedException {
    Optional<SparkWatch.RunningJob> job = watch.job();
    job.ifPresent(found -> failedTasks.merge(found.description(), found.failedTasks(), Math::max));
    return job;
  }
}
