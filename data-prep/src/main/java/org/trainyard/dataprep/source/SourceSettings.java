package org.trainyard.dataprep.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.config.Section;
import org.trainyard.dataprep.source.csv.CsvSettings;
import org.trainyard.dataprep.source.idx.IdxSettings;
import org.trainyard.dataprep.source.text.FolderSettings;
import org.trainyard.dataprep.source.text.RecordSettings;

/** The block {@code prepare.source}: one record for each format. */
public interface SourceSettings {

  /**
   * Reads the block of a format; problems are added to the section's.
   *
   * @param slices the columns of {@code prepare.slices}
   */
  static SourceSettings read(Format format, Section source, List<String> slices) {
    source.has("format");
    return switch (format) {
      case IDX -> IdxSettings.read(source);
      case CSV ->
          source.has("text")
              ? RecordSettings.read(format, source, slices)
              : CsvSettings.read(source);
      case JSONL, JSON, PARQUET -> RecordSettings.read(format, source, slices);
      case TEXT_FOLDER, MAIL_FOLDER -> FolderSettings.read(format, source);
    };
  }

  /** The format. */
  @JsonProperty
  Format format();

  /** Whether its rows are texts. */
  boolean hasTexts();

  /** What of these settings decides the content of a dataset: all but the paths. */
  Object withoutPaths();

  /**
   * Inspects the files, reading each of them once to its end; folders by a Spark job.
   *
   * @throws org.trainyard.common.job.UsageException for a path that cannot be read
   * @throws org.trainyard.common.job.ContentException for a file that is not of the format
   */
  Source open(SparkSession spark);
}
