package org.trainyard.jobs.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.trainyard.common.job.UsageException;

/**
 * An HDFS inside this process, one name node and two data nodes on the loopback address, whose
 * files stand in a local folder and are found again at the next start.
 */
public final class EmbeddedHdfs implements AutoCloseable {
  private static final int DATA_NODES = 2;
  private static final String NAME_SPACE = "name";

  private final MiniDFSCluster cluster;
  private final Optional<Path> link;

  private EmbeddedHdfs(MiniDFSCluster cluster, Optional<Path> link) {
    this.cluster = cluster;
    this.link = link;
  }

  /**
   * Starts it.
   *
   * @param folder where its blocks and name space stand; made if it is not there
   * @throws UsageException if it cannot be started there
   */
  public static EmbeddedHdfs start(Path folder) {
    Optional<Path> link = Optional.empty();
    try {
      boolean first = !Files.exists(folder.resolve(NAME_SPACE).resolve("current"));
      Files.createDirectories(folder);
      link = plainName(folder);
      MiniDFSCluster cluster =
          new MiniDFSCluster.Builder(nameNode(folder))
              .numDataNodes(DATA_NODES)
              .dataNodeConfOverlays(dataNodes(link.orElse(folder)))
              .manageNameDfsDirs(false)
              .manageDataDfsDirs(false)
              .format(first)
              .build();
      cluster.waitActive();
      return new EmbeddedHdfs(cluster, link);
    } catch (IOException e) {
      link.ifPresent(EmbeddedHdfs::remove);
      throw new UsageException(
          folder
              + ": no HDFS can be started here: "
              + e.getMessage()
              + ". Is another demo running in this folder? Take another with --work",
          e);
    }
  }

  private static Configuration nameNode(Path folder) {
    Configuration conf = new Configuration();
    // Whatever stands below this one is deleted when the process ends.
    conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("transient").toString());
    conf.set("dfs.namenode.name.dir", folder.resolve(NAME_SPACE).toUri().toString());
    conf.set("dfs.datanode.hostname", "127.0.0.1");
    return conf;
  }

  private static Configuration[] dataNodes(Path folder) {
    Configuration[] overlays = new Configuration[DATA_NODES];
    for (int i = 0; i < DATA_NODES; i++) {
      overlays[i] = new Configuration(false);
      overlays[i].set("dfs.datanode.data.dir", "[DISK]file:" + folder.resolve("data-" + i));
    }
    return overlays;
  }

  /**
   * Another name for a folder whose own has blanks or the like: data nodes take an encoded blank in
   * their folder's name for a format specifier and die of it.
   */
  private static Optional<Path> plainName(Path folder) throws IOException {
    if (isPlain(folder)) {
      return Optional.empty();
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Path parent = isPlain(temporary) ? temporary : Path.of("/tmp");
    Path link = parent.resolve("trainyard-hdfs-" + UUID.randomUUID());
    return Optional.of(Files.createSymbolicLink(link, folder));
  }

  private static boolean isPlain(Path folder) {
    return !folder.toUri().getRawPath().contains("%");
  }

  private static void remove(Path link) {
    try {
      Files.deleteIfExists(link);
    } catch (IOException e) {
      throw new UncheckedIOException(link + ": cannot be removed", e);
    }
  }

  /** Its address, for example {@code hdfs://127.0.0.1:40123}. */
  public String uri() {
    return "hdfs://127.0.0.1:" + cluster.getNameNodePort();
  }

  @Override
  public void close() {
    cluster.shutdown(false);
    link.ifPresent(EmbeddedHdfs::remove);
  }
}
