package org.trainyard.jobs.dl4jspark;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.deeplearning4j.core.loader.DataSetLoader;
import org.deeplearning4j.core.loader.MultiDataSetLoader;
import org.deeplearning4j.spark.data.loader.RemoteFileSource;
import org.nd4j.common.loader.Loader;
import org.trainyard.common.job.UsageException;

/** Reads DataSets and MultiDataSets from paths of any Hadoop file system, on the executors. */
final class PathExamples {
  private PathExamples() {}

  /** The examples of saved DataSets. */
  static JavaRDD<byte[]> ofDataSets(JavaRDD<String> paths, DataSetLoader loader) {
    Broadcast<SerializableConfiguration> hadoop = send(paths);
    return paths.flatMap(path -> Examples.of(load(path, loader, hadoop)));
  }

  /** The examples of saved MultiDataSets. */
  static JavaRDD<byte[]> ofMultiDataSets(JavaRDD<String> paths, MultiDataSetLoader loader) {
    Broadcast<SerializableConfiguration> hadoop = send(paths);
    return paths.flatMap(path -> Examples.of(load(path, loader, hadoop)));
  }

  private static Broadcast<SerializableConfiguration> send(JavaRDD<String> paths) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(paths.context());
    // Not destroyed here: a lost shard is read again. Spark drops it with the RDD that refers to
    // it.
    return context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
  }

  private static <T> T load(
      String path, Loader<T> loader, Broadcast<SerializableConfiguration> hadoop) {
    try {
      FileSystem files = new Path(path).getFileSystem(hadoop.value().value());
      return loader.load(new RemoteFileSource(path, files));
    } catch (IOException | RuntimeException e) {
      throw new UsageException(
          path + " cannot be read as a saved DataSet or MultiDataSet: " + e.getMessage(), e);
    }
  }
}
