package org.trainyard.benchmarks.sequence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trainyard.benchmarks.measured.SequenceWorkload;
import org.trainyard.benchmarks.peer.SequencePeer;
import org.trainyard.benchmarks.process.ChildProcess;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

/** Measures the peers one after the other, again and again, each in a process of its own. */
final class SequenceTrials {
  /** PyTorch's LSTM has two biases where ours has one, which is no more than that. */
  private static final double TOLERANCE = 0.001;

  private final SequenceWorkload workload;
  private final Duration limit;
  private final PrintStream progress;

  SequenceTrials(SequenceWorkload workload, Duration limit, PrintStream progress) {
    this.workload = workload;
    this.limit = limit;
    this.progress = progress;
  }

  /**
   * Runs all repetitions.
   *
   * @param scratch an existing folder
   * @throws JobException if a process fails, or the networks differ in size
   */
  Map<SequencePeer, List<Measured>> run(int repetitions, Path scratch) throws IOException {
    Map<SequencePeer, List<Measured>> measured = new EnumMap<>(SequencePeer.class);
    for (int repetition = 1; repetition <= repetitions; repetition++) {
      for (SequencePeer peer : SequencePeer.values()) {
        Path folder = Files.createDirectory(scratch.resolve(peer.label() + "-" + repetition));
        Measured one =
            Measured.of(ChildProcess.run(peer.label(), peer.process(workload), folder, limit));
        measured.computeIfAbsent(peer, each -> new ArrayList<>()).add(one);
        progress.printf(
            Locale.ROOT,
            "repetition %d of %d, %s: %.2f examples/s, loss %.4f%n",
            repetition,
            repetitions,
            peer.label(),
            one.examplesPerSecond(),
            one.loss());
      }
      checkSizes(measured);
    }
    return measured;
  }

  /** That the peers train networks of the same size. */
  static void checkSizes(Map<SequencePeer, List<Measured>> measured) {
    long ours = measured.get(SequencePeer.TRAINYARD).get(0).parameters();
    long theirs = measured.get(SequencePeer.PYTORCH).get(0).parameters();
    if (Math.abs(ours - theirs) > TOLERANCE * ours) {
      throw new JobException(
          ExitCode.FAILED,
          String.format(
              "trainyard's network has %,d parameters, pytorch's %,d; the peers would not be"
                  + " comparable",
              ours, theirs));
    }
  }
}
