package org.trainyard.jobs.evaluation;

import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** {@code predictions/}: what a model said of every row, as Parquet. */
final class Predictions {
  private static final StructType SCHEMA =
      new StructType()
          .add("index", DataTypes.LongType, false)
          .add("id", DataTypes.StringType, false)
          .add("label", DataTypes.IntegerType, false)
          .add("predicted", DataTypes.IntegerType, false)
          .add("probabilities", DataTypes.createArrayType(DataTypes.FloatType, false), false);

  private Predictions() {}

  static void write(SparkSession spark, JavaRDD<ScoredRow> rows, Path directory) {
    spark
        .createDataFrame(rows.map(Predictions::row), SCHEMA)
        .write()
        .mode(SaveMode.ErrorIfExists)
        .parquet(directory.toString());
  }

  private static Row row(ScoredRow scored) {
    Float[] probabilities = new Float[scored.probabilities().length];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = scored.probabilities()[i];
    }
    return RowFactory.create(
        scored.index(), scored.id(), scored.label(), scored.predicted(), probabilities);
  }
}
