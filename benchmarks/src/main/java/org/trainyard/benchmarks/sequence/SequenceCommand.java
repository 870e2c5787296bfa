package org.trainyard.benchmarks.sequence;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.trainyard.benchmarks.ScratchFolder;
import org.trainyard.benchmarks.measured.SequenceNetwork;
import org.trainyard.benchmarks.measured.SequenceWorkload;
import org.trainyard.benchmarks.option.Bounds;
import org.trainyard.benchmarks.option.OutputOption;
import org.trainyard.benchmarks.peer.SequencePeer;
import org.trainyard.benchmarks.result.Machine;
import org.trainyard.benchmarks.result.ResultFile;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.job.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the comparison. */
@Command(
    name = "sequence",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "How fast networks over tokens train, beside PyTorch through DJL.",
      "encoder: 12 Transformer blocks of size 384 with 12 heads and 1536 units, 30,522 token ids,"
          + " minibatches of 16 rows of 128 tokens. lstm: a bidirectional LSTM of 128 units over"
          + " vectors of 128 numbers, 16,000 token ids, minibatches of 32 rows of 200 tokens.",
      "Both train networks of equal size with Adam on the same made-up rows, in processes of their"
          + " own, which alternate: Trainyard's engine by workers on one native thread each,"
          + " which average after 25 minibatches; PyTorch in one process with as many threads. Writes a"
          + " Markdown table to standard error, a JSON file, and a RESULT line to"
          + " standard output."
    })
public final class SequenceCommand implements Callable<Integer> {
  private static final int MINIBATCHES_ENCODER = 50;
  private static final int MINIBATCHES_LSTM = 200;
  private static final int WARM_UP_ENCODER = 8;
  private static final int WARM_UP_LSTM = 50;

  @Option(
      names = "--network",
      paramLabel = "encoder|lstm",
      defaultValue = "encoder",
      description = "what is trained; default: ${DEFAULT-VALUE}")
  private String network;

  @Option(
      names = "--minibatches",
      paramLabel = "N",
      description =
          "minibatches that count; default: "
              + MINIBATCHES_ENCODER
              + " of the encoder, "
              + MINIBATCHES_LSTM
              + " of the LSTM")
  private Integer minibatches;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description =
          "minibatches before those, on a network that is thrown away; default: "
              + WARM_UP_ENCODER
              + " of the encoder, "
              + WARM_UP_LSTM
              + " of the LSTM")
  private Integer warmUp;

  @Option(
      names = "--layers",
      paramLabel = "N",
      description = "encoder blocks, or layers of LSTM; default: 12, and 1")
  private Integer layers;

  @Option(
      names = "--dropout",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description =
          "of the encoder: share of each sublayer's outputs and of the attention's probabilities"
              + " that is dropped; default: ${DEFAULT-VALUE}")
  private double dropout;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "native threads of each peer; default: one for each core for the encoder, 1 for the LSTM,"
              + " where PyTorch 2.7.1 crashes with two")
  private Integer threads;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "3",
      description = "measurements of each; default: ${DEFAULT-VALUE}")
  private int repetitions;

  @Mixin private OutputOption output;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = "1800",
      description = "how long one process of a measurement may take; default: ${DEFAULT-VALUE}")
  private int timeLimit;

  @Override
  public Integer call() {
    return JobCommand.run("bench sequence", this::measure);
  }

  private JobResult measure() throws IOException {
    output.check();
    Bounds.requireAtLeast(1, "--repetitions", repetitions, "there is no median of none");
    Bounds.check("--time-limit", timeLimit, 1, 86_400);
    SequenceWorkload workload = workload();
    try (ScratchFolder scratch = ScratchFolder.create()) {
      Map<SequencePeer, List<Measured>> measured =
          new SequenceTrials(workload, Duration.ofSeconds(timeLimit), System.err)
              .run(repetitions, scratch.path());
      SequenceReport report = new SequenceReport(workload, measured, Machine.here());
      System.err.printf("%n%s%n", report.markdown());
      return output.write(ResultFile.id(workload.network().label()), report.figures());
    }
  }

  private SequenceWorkload workload() {
    SequenceNetwork wanted =
        Stream.of(SequenceNetwork.values())
            .filter(each -> each.label().equals(network))
            .findFirst()
            .orElseThrow(
                () -> new UsageException("--network: \"" + network + "\"; allowed: encoder, lstm"));
    boolean encoder = wanted == SequenceNetwork.ENCODER;
    int cores = Runtime.getRuntime().availableProcessors();
    int chosen = given(threads, encoder ? cores : 1);
    Bounds.check("--threads", chosen, 1, cores);
    SequenceWorkload workload =
        new SequenceWorkload(
            wanted,
            given(layers, wanted.layers()),
            encoder ? dropout : 0,
            given(minibatches, encoder ? MINIBATCHES_ENCODER : MINIBATCHES_LSTM),
            given(warmUp, encoder ? WARM_UP_ENCODER : WARM_UP_LSTM),
            chosen);
    Bounds.check("--layers", workload.layers(), 1, 100);
    String each = "each worker trains one";
    Bounds.requireAtLeast(chosen, "--minibatches", workload.minibatches(), each);
    Bounds.requireAtLeast(chosen, "--warm-up", workload.warmUp(), each);
    if (!(dropout >= 0 && dropout < 1)) {
      throw new UsageException(
          "--dropout: " + dropout + "; it is a share from 0 to below 1, such as 0.1");
    }
    return workload;
  }

  private static int given(Integer option, int standard) {
    return option == null ? standard : option;
  }
}
