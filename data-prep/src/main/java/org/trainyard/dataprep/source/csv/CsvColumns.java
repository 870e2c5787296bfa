package org.trainyard.dataprep.source.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.trainyard.common.dataset.SourceFile;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.UsageException;
import org.trainyard.dataprep.source.RecordFiles;
import org.trainyard.dataprep.source.csv.CsvSettings.FirstLine;

/**
 * The columns of delimited text, as its first line has them.
 *
 * @param names their names; numbers from 1 where the file has no header
 */
record CsvColumns(List<String> names) {
  /** Reads the first line of a file. */
  static CsvColumns read(SparkSession spark, SourceFile file, CsvSettings settings) {
    StructType found = reader(spark, settings).csv(RecordFiles.literal(file.uri())).schema();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      names.add(
          settings.firstLine() == FirstLine.HEADER ? found.apply(i).name() : String.valueOf(i + 1));
    }
    if (names.size() < 2) {
      throw new ContentException(
          String.format(
              "prepare.source.path: %s has %d columns where \"%s\" is the delimiter; a label and at"
                  + " least one number are expected. Check prepare.source.delimiter",
              file.uri(), names.size(), settings.delimiter()));
    }
    return new CsvColumns(List.copyOf(names));
  }

  /** Index of the label's column. */
  int label(CsvSettings settings) {
    String wanted = settings.label().orElse(names.get(names.size() - 1));
    int byName = names.indexOf(wanted);
    if (byName >= 0) {
      return byName;
    }
    if (wanted.matches("[1-9][0-9]{0,8}") && Integer.parseInt(wanted) <= names.size()) {
      return Integer.parseInt(wanted) - 1;
    }
    throw new UsageException(
        String.format(
            "prepare.source.label = \"%s\" is not a column; it is a number from 1 to %d%s",
            wanted,
            names.size(),
            settings.firstLine() == FirstLine.HEADER
                ? " or one of " + String.join(", ", names)
                : "; names need prepare.source.header = true"));
  }

  /** The rows of a file in their order: a text for each column, then the raw line if malformed. */
  JavaRDD<Row> rows(SparkSession spark, SourceFile file, CsvSettings settings) {
    StructType schema = new StructType();
    for (int i = 0; i < names.size(); i++) {
      schema = schema.add("column" + i, DataTypes.StringType);
    }
    schema = schema.add("malformed", DataTypes.StringType);
    return reader(spark, settings)
        .option("columnNameOfCorruptRecord", "malformed")
        .schema(schema)
        .csv(RecordFiles.literal(file.uri()))
        .javaRDD();
  }

  private static DataFrameReader reader(SparkSession spark, CsvSettings settings) {
    return spark
        .read()
        .options(
            Map.of(
                "header", String.valueOf(settings.firstLine() == FirstLine.HEADER),
                "sep", settings.delimiter(),
                "mode", "PERMISSIVE",
                "multiLine", "true",
                "escape", "\"",
                "maxColumns", "1000000",
                "ignoreLeadingWhiteSpace", "true",
                "ignoreTrailingWhiteSpace", "true"));
  }
}
