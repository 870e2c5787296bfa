package org.trainyard.jobs.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.trainyard.common.job.UsageException;

/**
 * An HDFS inside this process, one name node and two data nodes on the loopback address, whose
 * files stand in a local folder and are found again at the next start.
 */
public final class EmbeddedHdfs implements AutoCloseable {
  private final MiniDFSCluster cluster;

  private EmbeddedHdfs(MiniDFSCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Starts it.
   *
   * @param folder where its blocks and name space stand; made if it is not there
   */
  public static EmbeddedHdfs start(Path folder) {
    try {
      Files.createDirectories(folder);
      Configuration conf = new Configuration();
      conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toAbsolutePath().toString());
      conf.set("dfs.datanode.hostname", "127.0.0.1");
      conf.setBoolean("dfs.namenode.acls.enabled", false);
      // The demo's data can be made again; waiting for the disk at each block is not worth it.
      conf.setBoolean("dfs.datanode.synconclose", false);
      boolean first = !Files.exists(folder.resolve("name-0-1")) && isEmpty(folder);
      MiniDFSCluster cluster =
          new MiniDFSCluster.Builder(conf)
              .numDataNodes(2)
              .format(first)
              .manageNameDfsDirs(true)
              .build();
      cluster.waitActive();
      return new EmbeddedHdfs(cluster);
    } catch (IOException e) {
      throw new UsageException(
          folder
              + ": no HDFS can be started here: "
              + e.getMessage()
              + ". Is another demo running in this folder? Take another with --work",
          e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (java.util.stream.Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** Its address, for example {@code hdfs://127.0.0.1:40123}. */
  public String uri() {
    return "hdfs://127.0.0.1:" + cluster.getNameNodePort();
  }

  @Override
  public void close() {
    cluster.shutdown(false);
  }
}
