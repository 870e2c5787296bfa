package org.trainyard.jobs.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.json.Json;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.CommandRun;
import org.trainyard.jobs.SmallMnist;
import org.trainyard.jobs.cli.Main;
import org.trainyard.jobs.network.ModelFile;
import org.trainyard.jobs.packaging.Distribution;
import org.trainyard.jobs.runtime.NativeRuntime;

/** The packaged pipeline on a cluster of real processes, handed over with spark-submit. */
class SubmitIT {
  @TempDir private Path folder;

  @Test
  void aSubmittedPipelinePublishesItsModelOnHdfs() throws IOException {
    SmallMnist mnist = SmallMnist.cut(folder.resolve("data"), 3000, 500);
    long before = ProcessHandle.current().descendants().count();
    StandaloneCluster.Submitted submitted;

    try (StandaloneCluster cluster = StandaloneCluster.start(folder.resolve("cluster"))) {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "--class",
                  Main.class.getName(),
                  "--jars",
                  StandaloneCluster.libraries(),
                  "--conf",
                  "spark.executor.memory=1g",
                  Distribution.applicationJar().toString(),
                  "retrain",
                  "--config",
                  CommandRun.config("mnist-mlp.conf")));
      arguments.addAll(CommandRun.sets(mnist.sets()));
      arguments.addAll(
          CommandRun.sets(
              List.of(
                  "storage.root=" + cluster.hdfs() + "/trainyard",
                  "run-id=submitted",
                  "train.epochs=2",
                  "publish.gate.minimum=0.7")));
      submitted = cluster.submit(Duration.ofMinutes(4), arguments.toArray(String[]::new));

      assertEquals(0, submitted.status(), submitted.log());
      Storage storage = Storage.open(new Configuration(), cluster.hdfs() + "/trainyard");
      String current = storage.readText(storage.path("registry", "mnist-mlp", "CURRENT"));
      assertEquals("submitted\n", current);
      byte[] model =
          storage.readBytes(
              storage.path("registry", "mnist-mlp", "versions", "submitted", "model.zip"));
      NativeRuntime.load(1);
      assertEquals(
          784 * 512 + 512 + 512 * 10 + 10,
          ModelFile.read(model, "model.zip").parameterCount(),
          "the network of the catalogue");
      JsonNode run =
          Json.parse(storage.readText(storage.path("runs", "mnist-mlp", "submitted", "run.json")));
      assertEquals(1, run.at("/fingerprint/threadsPerTask").asInt(), "one native thread a task");
    }

    assertTrue(submitted.log().contains("RESULT {\"command\":\"retrain\""), submitted.log());
    assertEquals(
        before,
        ProcessHandle.current().descendants().count(),
        "every process of the cluster ended");
  }
}
