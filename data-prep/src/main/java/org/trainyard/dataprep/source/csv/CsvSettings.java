package org.trainyard.dataprep.source.csv;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.config.Section;
import org.trainyard.dataprep.source.ClassNames;
import org.trainyard.dataprep.source.Format;
import org.trainyard.dataprep.source.Source;
import org.trainyard.dataprep.source.SourceSettings;

/**
 * {@code prepare.source} of the format {@code csv}.
 *
 * @param path file, folder or glob
 * @param firstLine what the first line of a file is
 * @param delimiter what stands between two values
 * @param label name or number of the label's column; absent for the last
 * @param classes the classes
 */
public record CsvSettings(
    String path, FirstLine firstLine, String delimiter, Optional<String> label, ClassNames classes)
    implements SourceSettings {

  /** What the first line of a file is. */
  public enum FirstLine {
    /** Names of the columns. */
    HEADER,
    /** A row. */
    ROW
  }

  /** Reads the block; problems are added to the section's. */
  public static CsvSettings read(Section source) {
    return new CsvSettings(
        source.text("path"),
        firstLine(source, FirstLine.ROW),
        delimiter(source),
        source.optionalText("label"),
        ClassNames.read(source));
  }

  /** Reads {@code header}; where it is left out, the format's default. */
  public static FirstLine firstLine(Section source, FirstLine otherwise) {
    if (!source.has("header")) {
      return otherwise;
    }
    return source.flag("header") ? FirstLine.HEADER : FirstLine.ROW;
  }

  /** Reads {@code delimiter}. */
  public static String delimiter(Section source) {
    // A tab is blank, and blank text counts as left out; the default is a comma, so it was a tab.
    return source.optionalText("delimiter").orElse("\t");
  }

  @Override
  public Format format() {
    return Format.CSV;
  }

  @Override
  public boolean hasTexts() {
    return false;
  }

  @Override
  public Object withoutPaths() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("format", format());
    settings.put("firstLine", firstLine);
    settings.put("delimiter", delimiter);
    settings.put("label", label);
    settings.put("classes", classes);
    return settings;
  }

  @Override
  public Source open(SparkSession spark) {
    return CsvSource.open(spark.sparkContext().hadoopConfiguration(), this);
  }
}
