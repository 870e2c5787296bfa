package org.trainyard.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.trainyard.benchmarks.measured.Share;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

/**
 * As many processes of another peer as there are workers, at the same time, each with its share of
 * the rows and a network of its own. They never talk, so that the sum of their rates is a bound on
 * what workers that do can reach. They begin together, once all have warmed up.
 *
 * <p>The accuracy is that of the first network, the memory that of all.
 */
final class UncoupledPeer implements Peer {
  private final String name;
  private final String description;
  private final ProcessPeer one;

  UncoupledPeer(String name, String description, ProcessPeer one) {
    this.name = name;
    this.description = description;
    this.one = one;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Measurement run(Workload workload, Path folder) {
    ExecutorService threads = Executors.newFixedThreadPool(workload.workers());
    try {
      return sum(finished(start(workload, folder, threads), workload.workers()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new JobException(ExitCode.FAILED, name + ": failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JobException(ExitCode.FAILED, name + ": interrupted", e);
    } finally {
      // What still runs after a failure is ended.
      threads.shutdownNow();
    }
  }

  private CompletionService<Indexed> start(Workload workload, Path folder, ExecutorService threads)
      throws IOException {
    Path meeting = Files.createDirectory(folder.resolve("meeting"));
    int seconds = Math.toIntExact(workload.timeLimit().toSeconds());
    CompletionService<Indexed> started = new ExecutorCompletionService<>(threads);
    for (int i = 0; i < workload.workers(); i++) {
      Share share = new Share(i, workload.workers(), meeting, seconds);
      Path own = Files.createDirectory(folder.resolve("process-" + i));
      String what = name + ", process " + i;
      started.submit(() -> new Indexed(share.index(), one.run(what, workload, share, own)));
    }
    return started;
  }

  /** Waits for all, or for the first that fails. */
  private static List<Measurement> finished(CompletionService<Indexed> started, int processes)
      throws InterruptedException, ExecutionException {
    List<Indexed> finished = new ArrayList<>();
    while (finished.size() < processes) {
      finished.add(started.take().get());
    }
    return finished.stream()
        .sorted(Comparator.comparingInt(Indexed::index))
        .map(Indexed::measurement)
        .toList();
  }

  private record Indexed(int index, Measurement measurement) {}

  /** Rates and memory added, the accuracy of the first. */
  static Measurement sum(List<Measurement> measured) {
    return new Measurement(
        measured.stream().mapToDouble(Measurement::examplesPerSecond).sum(),
        measured.get(0).accuracy(),
        measured.stream().mapToLong(Measurement::peakMemoryBytes).sum());
  }
}
