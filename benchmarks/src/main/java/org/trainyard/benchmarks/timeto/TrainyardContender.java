package org.trainyard.benchmarks.timeto;

import java.nio.file.Path;
import java.util.List;
import org.trainyard.benchmarks.peer.EngineOptions;
import org.trainyard.benchmarks.peer.Measurement;
import org.trainyard.benchmarks.peer.Peer;
import org.trainyard.benchmarks.peer.Workload;

/**
 * Trainyard with a pipeline's settings. Each length is a training of its own, with the schedule of
 * the rate for that length; its time is that of the rounds.
 *
 * @param peer the peer {@code trainyard}
 * @param workload what to train on
 * @param config the pipeline's settings
 * @param sets further settings, {@code key=value}
 */
record TrainyardContender(Peer peer, Workload workload, Path config, List<String> sets)
    implements Contender {
  TrainyardContender {
    sets = List.copyOf(sets);
  }

  @Override
  public String name() {
    return "trainyard";
  }

  @Override
  public String unit() {
    return "epochs";
  }

  @Override
  public int first() {
    return 1;
  }

  @Override
  public Attempt train(int length, Path folder) {
    EngineOptions.Pipeline pipeline = new EngineOptions.Pipeline(config, sets, length);
    Measurement measured = peer.run(workload.with(EngineOptions.of(pipeline)), folder);
    double rows = (double) workload.rows() * length;
    return new Attempt(length, rows / measured.examplesPerSecond(), measured.accuracy());
  }
}
