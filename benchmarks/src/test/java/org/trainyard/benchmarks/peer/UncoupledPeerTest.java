package org.trainyard.benchmarks.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.benchmarks.measured.MeasuredResult;
import org.trainyard.benchmarks.measured.Options;
import org.trainyard.benchmarks.measured.Share;
import org.trainyard.benchmarks.process.JavaProcess;
import org.trainyard.benchmarks.process.OwnProcess;
import org.trainyard.common.job.JobException;

class UncoupledPeerTest {
  private static final String BROKEN = "broken";

  @TempDir private Path folder;

  @Test
  void ratesAddUpAndTheFirstNetworkIsScored() {
    Workload workload = workload("whole");

    Measurement measured = new UncoupledPeer("both", "", new ChildPeer()).run(workload, folder);

    assertEquals(201, measured.examplesPerSecond(), "100 of the first, 101 of the second");
    assertEquals(0.5, measured.accuracy(), "of the first");
  }

  @Test
  void theFailureOfOneEndsTheOther() {
    Workload workload = workload(BROKEN);
    long start = System.nanoTime();

    JobException thrown =
        assertThrows(
            JobException.class,
            () -> new UncoupledPeer("both", "", new ChildPeer()).run(workload, folder));

    assertEquals(
        "both, process 1: ended with exit code 7; its last words:", firstLine(thrown.getMessage()));
    assertEquals(
        0, Duration.ofNanos(System.nanoTime() - start).toMinutes(), "nobody is waited for");
  }

  private static Workload workload(String data) {
    return Workload.of(Network.MLP, 10, Path.of(data), Duration.ofMinutes(2));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElseThrow();
  }

  private static final class ChildPeer implements ProcessPeer {
    @Override
    public String name() {
      return "child";
    }

    @Override
    public String description() {
      return "a fake";
    }

    @Override
    public JavaProcess process(Workload workload, Share share) {
      List<String> arguments = new java.util.ArrayList<>(share.arguments());
      arguments.addAll(List.of("--data", workload.data().toString()));
      return new JavaProcess(
          Child.class.getName(),
          OwnProcess.classPath(),
          List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"),
          arguments,
          Map.of(),
          Set.of());
    }
  }

  /** A process that waits for the other and reports figures of its own. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
      Options options = Options.parse(arguments);
      Share share = Share.of(options);
      if (share.index() == 1 && BROKEN.equals(options.text("data"))) {
        System.exit(7);
      }
      share.begin();
      System.out.println(
          new MeasuredResult(100 + share.index(), 0.5 + share.index() / 10.0).line());
    }
  }
}
