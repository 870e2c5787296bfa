package org.trainyard.common.dataset;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.json.Json;
import org.trainyard.common.storage.Layout;
import org.trainyard.common.storage.Storage;

/**
 * A complete dataset on storage.
 *
 * @param storage what it is read with
 * @param directory {@code datasets/<name>/<version>}
 * @param manifest its {@code dataset.json}
 * @param preparation its {@code preparation.json}
 */
public record StoredDataset(
    Storage storage, Path directory, DatasetManifest manifest, Preparation preparation) {

  /**
   * Opens a dataset: the one at the URI, or the newest complete one of the pipeline.
   *
   * @throws UsageException if there is none
   */
  public static StoredDataset open(Layout layout, Optional<String> uri) {
    if (uri.isPresent()) {
      return open(layout.storage(), layout.storage().given("dataset", uri.get()));
    }
    List<Path> complete = layout.storage().newestComplete(layout.datasets());
    if (complete.isEmpty()) {
      throw new UsageException(
          "no complete dataset in "
              + layout.datasets()
              + "; run prepare first, or give --set dataset=<uri>");
    }
    return open(layout.storage(), complete.get(0));
  }

  /** Opens the dataset in a directory. */
  public static StoredDataset open(Storage storage, Path directory) {
    if (!storage.isComplete(directory)) {
      throw new UsageException(
          directory + " is not a complete dataset: it has no " + Storage.SUCCESS);
    }
    Path manifest = new Path(directory, DatasetManifest.FILE);
    return new StoredDataset(
        storage,
        directory,
        Json.read(
            storage.readText(manifest),
            DatasetManifest.class,
            DatasetManifest.FORMAT_VERSION,
            manifest.toString()),
        Preparation.read(storage, directory));
  }

  /**
   * The summary of a split.
   *
   * @throws ContentException if the split has no rows
   */
  public SplitSummary summary(Split split) {
    return manifest
        .split(split)
        .filter(summary -> summary.rows() > 0)
        .orElseThrow(
            () ->
                new ContentException(
                    directory
                        + " has no rows in its "
                        + split.folder()
                        + " split; it has "
                        + manifest.splits().keySet()
                        + ". Prepare it again with prepare.split."
                        + split.folder()
                        + " above 0, or with rows of that split in the source"));
  }

  /** The rows of a split, in no particular order; their index says where they stand. */
  public JavaRDD<DatasetRow> rows(SparkSession spark, Split split) {
    summary(split);
    return spark
        .read()
        .schema(RowColumns.SCHEMA)
        .parquet(new Path(directory, split.folder()).toString())
        .javaRDD()
        .map(DatasetRow::of);
  }

  /** The rows of a split without their raw texts, which are not read, in no particular order. */
  public JavaRDD<DatasetRow> rowsWithoutText(SparkSession spark, Split split) {
    summary(split);
    return spark
        .read()
        .schema(RowColumns.SCHEMA)
        .parquet(new Path(directory, split.folder()).toString())
        .withColumn(RowColumns.TEXT, functions.lit(null).cast(DataTypes.StringType))
        .javaRDD()
        .map(DatasetRow::of);
  }

  /**
   * The rows of a split at some positions, in no particular order.
   *
   * @param indexes their indexes, few enough for a query
   */
  public JavaRDD<DatasetRow> rowsAt(SparkSession spark, Split split, Collection<Long> indexes) {
    summary(split);
    return spark
        .read()
        .schema(RowColumns.SCHEMA)
        .parquet(new Path(directory, split.folder()).toString())
        .where(functions.col(RowColumns.INDEX).isin(indexes.toArray()))
        .javaRDD()
        .map(DatasetRow::of);
  }

  /**
   * What of each row is trained, and scored meanwhile: its index, its features and its label, in no
   * particular order. The other columns are not read; they are empty in these rows.
   */
  public JavaRDD<DatasetRow> trainableRows(SparkSession spark, Split split) {
    summary(split);
    return spark
        .read()
        .schema(RowColumns.SCHEMA)
        .parquet(new Path(directory, split.folder()).toString())
        .select(RowColumns.INDEX, RowColumns.FEATURES, RowColumns.LABEL)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .map(DatasetRow::ofTrainable);
  }
}
