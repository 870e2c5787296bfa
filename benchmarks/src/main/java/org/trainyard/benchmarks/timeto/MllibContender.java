package org.trainyard.benchmarks.timeto;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.trainyard.benchmarks.peer.MllibProcess;
import org.trainyard.benchmarks.peer.Workload;
import org.trainyard.benchmarks.process.ChildProcess;

/**
 * Spark MLlib's {@code MultilayerPerceptronClassifier}, which tells no accuracy on the way; its
 * time is that of {@code fit}.
 *
 * @param workload what to train on
 */
record MllibContender(Workload workload) implements Contender {
  @Override
  public String name() {
    return "mllib";
  }

  @Override
  public String unit() {
    return "iterations";
  }

  @Override
  public int first() {
    return 25;
  }

  @Override
  public Attempt train(int length, Path folder) {
    JsonNode result =
        ChildProcess.run(name(), MllibProcess.of(workload, length), folder, workload.timeLimit())
            .result();
    return new Attempt(
        length, result.path("seconds").asDouble(), result.path("accuracy").asDouble());
  }
}
