package org.trainyard.benchmarks.mllib;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.trainyard.benchmarks.measured.IdxBytes;

/** Images as MLlib takes them: a dense vector of pixels from 0 to 1, and the class as a number. */
final class Pixels {
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("features", SQLDataTypes.VectorType(), false);

  private Pixels() {}

  /**
   * The rows of a pair of files in so many partitions, in memory already. Tasks read the files
   * themselves: rows of the driver's would travel with every task again.
   */
  static Dataset<Row> cached(SparkSession spark, Path images, Path labels, int partitions) {
    List<Integer> shares = IntStream.range(0, partitions).boxed().toList();
    String imageFile = images.toString();
    String labelFile = labels.toString();
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(shares, partitions)
            .flatMap(share -> share(imageFile, labelFile, share, partitions));
    Dataset<Row> cached = spark.createDataFrame(rows, SCHEMA).cache();
    cached.count();
    return cached;
  }

  /** {@code [label, features]} of each row of one share of the files. */
  static Iterator<Row> share(String images, String labels, int share, int shares)
      throws IOException {
    IdxBytes all = IdxBytes.read(Path.of(images), Path.of(labels));
    int first = Math.toIntExact((long) all.rows() * share / shares);
    int end = Math.toIntExact((long) all.rows() * (share + 1) / shares);
    return IntStream.range(first, end).mapToObj(index -> row(all, index)).iterator();
  }

  private static Row row(IdxBytes images, int index) {
    double[] pixels = new double[images.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = images.pixel(index, i);
    }
    return RowFactory.create((double) images.label(index), Vectors.dense(pixels));
  }
}
