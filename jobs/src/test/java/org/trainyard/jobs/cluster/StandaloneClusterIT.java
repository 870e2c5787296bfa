package org.trainyard.jobs.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster that other tests stand on works, and ends. */
class StandaloneClusterIT {
  @TempDir private Path folder;

  @Test
  void runsASubmittedApplicationOnHdfsAndEndsItsProcesses() throws IOException {
    long before = ProcessHandle.current().descendants().count();
    Path jar = jar(SmokeApplication.class);
    StandaloneCluster.Submitted submitted;

    try (StandaloneCluster cluster = StandaloneCluster.start(folder.resolve("cluster"))) {
      submitted =
          cluster.submit(
              Duration.ofMinutes(2),
              "--conf",
              "spark.scheduler.minRegisteredResourcesRatio=1.0",
              "--class",
              SmokeApplication.class.getName(),
              jar.toString(),
              cluster.hdfs() + "/smoke");
    }

    assertEquals(0, submitted.status(), submitted.log());
    assertTrue(submitted.log().contains("sum 499500 on 2 executors"), submitted.log());
    assertEquals(
        before,
        ProcessHandle.current().descendants().count(),
        "every process of the cluster ended");
  }

  private Path jar(Class<?> main) throws IOException {
    Path jar = folder.resolve("smoke.jar");
    String entry = main.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream bytes = main.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      bytes.transferTo(out);
    }
    return jar;
  }
}
