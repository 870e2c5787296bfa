package org.trainyard.jobs.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.trainyard.jobs.packaging.Distribution;

/**
 * Spark's stand-alone master, two workers with one core each, and an HDFS with two data nodes, all
 * processes of their own on 127.0.0.1, out of the jars that the build hands out. Everything they
 * write is below one folder; closing ends exactly these processes.
 */
public final class StandaloneCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String DEPLOY = "org.apache.spark.deploy.";

  /** What {@code spark-submit} ended with. */
  public record Submitted(int status, String log) {}

  private final Path folder;
  private final Path sparkHome;
  private final HdfsProcesses hdfs;
  private final List<Daemon> daemons = new ArrayList<>();
  private final int port;
  private int submitted;

  private StandaloneCluster(Path folder, Path sparkHome, HdfsProcesses hdfs, int port) {
    this.folder = folder;
    this.sparkHome = sparkHome;
    this.hdfs = hdfs;
    this.port = port;
  }

  /** Starts everything below a folder; returns once both workers have registered. */
  public static StandaloneCluster start(Path folder) {
    // Workers write into their Spark home; one of our own keeps the build clean.
    Path sparkHome = folder.resolve("spark");
    try {
      Files.createDirectories(sparkHome);
      Files.createDirectories(folder.resolve("tmp"));
      Files.createSymbolicLink(sparkHome.resolve("jars"), Distribution.sparkHome().resolve("jars"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    HdfsProcesses hdfs = HdfsProcesses.start(folder);
    int port = Daemon.freePorts(1)[0];
    StandaloneCluster cluster = new StandaloneCluster(folder, sparkHome, hdfs, port);
    try {
      String host = "127.0.0.1";
      Daemon master =
          cluster.launch(
              "master", "master.Master", "--host", host, "--port", "" + port, "--webui-port", "0");
      cluster.daemons.add(master);
      master.awaitPort(port, PATIENCE);
      for (String name : List.of("worker-1", "worker-2")) {
        cluster.daemons.add(
            cluster.launch(
                name,
                "worker.Worker",
                List.of("--host", host, "--webui-port", "0", "--cores", "1", "--memory", "2g"),
                List.of("--work-dir", folder.resolve(name).toString(), cluster.master())));
      }
      for (Daemon worker : cluster.daemons.subList(1, 3)) {
        worker.awaitLog("Successfully registered with master", PATIENCE);
      }
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** The master's address, as {@code spark://127.0.0.1:port}. */
  public String master() {
    return "spark://127.0.0.1:" + port;
  }

  /** The root of HDFS, as {@code hdfs://127.0.0.1:port}. */
  public String hdfs() {
    return hdfs.uri();
  }

  /**
   * Runs {@code spark-submit --master … arguments} to its end.
   *
   * @param arguments options of spark-submit, the application's jar, the application's arguments
   */
  public Submitted submit(Duration timeout, String... arguments) {
    submitted++;
    try (Daemon submit =
        launch(
            "submit-" + submitted,
            "SparkSubmit",
            List.of("--master", master()),
            List.of(arguments))) {
      return new Submitted(submit.awaitExit(timeout), submit.log());
    }
  }

  /** The run-time jars, as {@code spark-submit --jars} takes them. */
  public static String libraries() {
    return Distribution.lib().stream().map(Path::toString).collect(Collectors.joining(","));
  }

  @Override
  public void close() {
    for (int i = daemons.size() - 1; i >= 0; i--) {
      daemons.get(i).close();
    }
    hdfs.close();
  }

  private Daemon launch(String name, String main, String... arguments) {
    return launch(name, main, List.of(arguments), List.of());
  }

  private Daemon launch(String name, String main, List<String> first, List<String> then) {
    List<String> java = new ArrayList<>();
    java.add("@" + Distribution.sparkHome().resolveSibling("java.options"));
    java.addAll(
        List.of(
            "-Xmx" + (main.equals("SparkSubmit") ? "2g" : "256m"),
            "-Djava.io.tmpdir=" + folder.resolve("tmp"),
            "-cp",
            sparkHome.resolve("jars") + "/*",
            DEPLOY + main));
    java.addAll(first);
    java.addAll(then);
    Map<String, String> environment =
        Map.of(
            "SPARK_HOME", sparkHome.toString(),
            "SPARK_SCALA_VERSION", "2.12",
            "SPARK_LOCAL_IP", "127.0.0.1",
            "SPARK_LOCAL_DIRS", folder.resolve("tmp").toString(),
            "JAVA_HOME", System.getProperty("java.home"));
    return Daemon.start(name, folder, environment, java);
  }
}
