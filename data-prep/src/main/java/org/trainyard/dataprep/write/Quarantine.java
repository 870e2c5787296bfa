package org.trainyard.dataprep.write;

import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.trainyard.common.job.ContentException;
import org.trainyard.dataprep.report.DatasetReport;
import org.trainyard.dataprep.source.RawRow;

/** Rows that were put aside, each with its reason. */
public final class Quarantine {
  /** The folder in a dataset. */
  public static final String FOLDER = "quarantine";

  /** The columns: URI of the file, record in it from 0, why, what was found there. */
  public static final StructType SCHEMA =
      new StructType()
          .add("source", DataTypes.StringType, false)
          .add("position", DataTypes.LongType, false)
          .add("reason", DataTypes.StringType, false)
          .add("excerpt", DataTypes.StringType, false);

  private static final int SHOWN = 3;

  private Quarantine() {}

  /** The first rows put aside, in the source's order. */
  public static List<DatasetReport.Quarantined> first(
      JavaRDD<RawRow> rows, Survey survey, int most) {
    if (survey.quarantined().isEmpty()) {
      return List.of();
    }
    return rows.filter(row -> !row.isSound()).take(most).stream()
        .map(
            row ->
                new DatasetReport.Quarantined(
                    row.place().source(), row.place().position(), row.defect(), row.excerpt()))
        .toList();
  }

  /**
   * Refuses a source with too many rows to put aside.
   *
   * @param most largest share of the rows read
   * @throws ContentException giving the counts by reason and the first rows
   */
  public static void check(JavaRDD<RawRow> rows, Survey survey, double most) {
    long put = survey.quarantined().values().stream().mapToLong(Long::longValue).sum();
    if (put <= most * survey.rows()) {
      return;
    }
    StringBuilder where = new StringBuilder();
    for (DatasetReport.Quarantined row : first(rows, survey, SHOWN)) {
      where
          .append("\n  - ")
          .append(row.source())
          .append(", record ")
          .append(row.position())
          .append(": ")
          .append(row.reason())
          .append(" (")
          .append(row.excerpt())
          .append(')');
    }
    throw new ContentException(
        String.format(
            "%d of %d rows would go into quarantine, %s; prepare.max-quarantined = %s allows %d."
                + " Nothing was written. The first of them:%s%nMend the source, or raise"
                + " prepare.max-quarantined to go on without them",
            put,
            survey.rows(),
            survey.quarantined(),
            most,
            (long) Math.floor(most * survey.rows()),
            where));
  }

  static void write(SparkSession spark, JavaRDD<RawRow> rows, Path directory) {
    spark
        .createDataFrame(
            rows.filter(row -> !row.isSound())
                .map(
                    row ->
                        RowFactory.create(
                            row.place().source(),
                            row.place().position(),
                            row.defect(),
                            row.excerpt())),
            SCHEMA)
        .write()
        .parquet(directory.toString());
  }
}
