package org.trainyard.benchmarks.mllib;

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

  /** The rows in so many partitions, in memory already. */
  static Dataset<Row> cached(SparkSession spark, IdxBytes images, int partitions) {
    List<Row> rows =
        IntStream.range(0, images.rows()).mapToObj(index -> row(images, index)).toList();
    JavaRDD<Row> dealt =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, partitions);
    Dataset<Row> cached = spark.createDataFrame(dealt, SCHEMA).cache();
    cached.count();
    return cached;
  }

  /** {@code [label, features]} of a row. */
  static Row row(IdxBytes images, int index) {
    double[] pixels = new double[images.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = images.pixel(index, i);
    }
    return RowFactory.create((double) images.label(index), Vectors.dense(pixels));
  }
}
