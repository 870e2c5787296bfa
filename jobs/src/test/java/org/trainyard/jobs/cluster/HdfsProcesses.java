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
import java.util.stream.Stream;
import org.trainyard.jobs.packaging.Distribution;

/**
 * HDFS as processes of their own: a name node and two data nodes on 127.0.0.1, below one folder.
 */
final class HdfsProcesses implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String SERVER = "org.apache.hadoop.hdfs.server.";

  private final Path folder;
  private final List<Daemon> daemons = new ArrayList<>();
  private final int port;

  private HdfsProcesses(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Formats and starts; returns once both data nodes have registered. */
  static HdfsProcesses start(Path folder) {
    int[] ports = Daemon.freePorts(2);
    HdfsProcesses hdfs = new HdfsProcesses(folder, ports[0]);
    try {
      Path name = hdfs.node("name", Map.of("dfs.namenode.http-address", "127.0.0.1:" + ports[1]));
      try (Daemon format =
          hdfs.launch("format", name, SERVER + "namenode.NameNode", "-format", "-force")) {
        if (format.awaitExit(PATIENCE) != 0) {
          throw new AssertionError("the name node was not formatted:\n" + format.log());
        }
      }
      Daemon nameNode = hdfs.launch("namenode", name, SERVER + "namenode.NameNode");
      hdfs.daemons.add(nameNode);
      nameNode.awaitPort(hdfs.port, PATIENCE);
      for (String node : List.of("data-1", "data-2")) {
        Path configuration = hdfs.node(node, Map.of());
        hdfs.daemons.add(hdfs.launch(node, configuration, SERVER + "datanode.DataNode"));
      }
      for (Daemon data : hdfs.daemons.subList(1, 3)) {
        data.awaitLog("successfully registered with NN", PATIENCE);
      }
      return hdfs;
    } catch (RuntimeException | Error e) {
      hdfs.close();
      throw e;
    }
  }

  /** The root, as {@code hdfs://127.0.0.1:port}. */
  String uri() {
    return "hdfs://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    for (int i = daemons.size() - 1; i >= 0; i--) {
      daemons.get(i).close();
    }
  }

  private Daemon launch(String name, Path configuration, String main, String... arguments) {
    String jars =
        Stream.concat(Distribution.hdfs().stream(), Distribution.spark().stream())
            .map(Path::toString)
            .collect(Collectors.joining(":"));
    List<String> java =
        new ArrayList<>(List.of("-Xmx256m", "-cp", configuration + ":" + jars, main));
    java.addAll(List.of(arguments));
    return Daemon.start(name, folder, Map.of(), java);
  }

  /** Writes the configuration of one node and answers with its folder. */
  private Path node(String name, Map<String, String> more) {
    Path home = folder.resolve(name);
    Map<String, String> properties =
        Map.of(
            "fs.defaultFS", uri(),
            "dfs.replication", "2",
            "dfs.namenode.name.dir", home.resolve("image").toUri().toString(),
            "dfs.datanode.data.dir", home.resolve("blocks").toUri().toString(),
            "dfs.datanode.address", "127.0.0.1:0",
            "dfs.datanode.ipc.address", "127.0.0.1:0",
            "dfs.datanode.http.address", "127.0.0.1:0",
            "dfs.permissions.enabled", "false",
            "hadoop.tmp.dir", home.resolve("tmp").toString());
    StringBuilder xml = new StringBuilder("<configuration>\n");
    for (Map<String, String> part : List.of(properties, more)) {
      part.forEach(
          (key, value) ->
              xml.append("<property><name>")
                  .append(key)
                  .append("</name><value>")
                  .append(value)
                  .append("</value></property>\n"));
    }
    xml.append("</configuration>\n");
    try {
      Files.createDirectories(home);
      Files.writeString(home.resolve("core-site.xml"), xml);
      // In both: the built-in defaults of HDFS are read after core-site.xml.
      Files.writeString(home.resolve("hdfs-site.xml"), xml);
      Files.writeString(
          home.resolve("log4j2.properties"),
          """
          appender.console.type = Console
          appender.console.name = console
          appender.console.layout.type = PatternLayout
          appender.console.layout.pattern = %d %p %c{1}: %m%n
          rootLogger.level = info
          rootLogger.appenderRef.console.ref = console
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return home;
  }
}
