package org.trainyard.dataprep.source.text;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.config.Section;
import org.trainyard.dataprep.source.ClassNames;
import org.trainyard.dataprep.source.Format;
import org.trainyard.dataprep.source.Source;
import org.trainyard.dataprep.source.SourceSettings;
import org.trainyard.dataprep.source.csv.CsvSettings;
import org.trainyard.dataprep.source.csv.CsvSettings.FirstLine;

/**
 * {@code prepare.source} of files that hold many texts: {@code csv}, {@code jsonl}, {@code json}
 * and {@code parquet}.
 *
 * @param format the format
 * @param path file, folder or glob
 * @param columns which columns are what
 * @param labelling how raw labels become labels
 * @param classes the classes
 * @param charset name of the files' character set, unless they begin with a byte order mark
 * @param csv what only delimited text has
 */
public record RecordSettings(
    Format format,
    String path,
    TextColumns columns,
    Labelling labelling,
    ClassNames classes,
    String charset,
    Optional<Delimited> csv)
    implements SourceSettings {

  /**
   * What only delimited text has.
   *
   * @param firstLine what the first line of a file is
   * @param delimiter what stands between two values
   */
  public record Delimited(FirstLine firstLine, String delimiter) {}

  /** Reads the block; problems are added to the section's. */
  public static RecordSettings read(Format format, Section source, List<String> slices) {
    Labelling labelling = Labelling.read(source);
    return new RecordSettings(
        format,
        source.text("path"),
        TextColumns.read(source, labelling, slices),
        labelling,
        ClassNames.read(source),
        DeclaredCharset.read(source).orElse(StandardCharsets.UTF_8.name()),
        format == Format.CSV
            ? Optional.of(
                new Delimited(
                    CsvSettings.firstLine(source, FirstLine.HEADER), CsvSettings.delimiter(source)))
            : Optional.empty());
  }

  @Override
  public boolean hasTexts() {
    return true;
  }

  @Override
  public Object withoutPaths() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("format", format);
    settings.put("columns", columns);
    settings.put("labelling", labelling);
    settings.put("classes", classes);
    settings.put("charset", charset);
    settings.put("csv", csv);
    return settings;
  }

  @Override
  public Source open(SparkSession spark) {
    return format == Format.PARQUET
        ? ParquetSource.open(spark, this)
        : RecordSource.open(spark, this);
  }

  /** How a file is cut into records. */
  RecordFormat records() {
    return switch (format) {
      case CSV -> csv.map(form -> new CsvRecords(form.delimiter(), form.firstLine())).orElseThrow();
      case JSONL -> new JsonLines();
      case JSON -> new JsonArray();
      default -> throw new IllegalStateException(format + " is read otherwise");
    };
  }

  DocumentMaker maker() {
    return new DocumentMaker(columns, labelling);
  }
}
