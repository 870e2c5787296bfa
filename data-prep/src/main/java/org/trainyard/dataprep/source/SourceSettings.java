package org.trainyard.dataprep.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.hadoop.conf.Configuration;
import org.trainyard.common.config.Section;
import org.trainyard.dataprep.source.csv.CsvSettings;
import org.trainyard.dataprep.source.idx.IdxSettings;

/** The block {@code prepare.source}: one record for each format. */
public interface SourceSettings {

  /** Reads the block of a format; problems are added to the section's. */
  static SourceSettings read(Format format, Section source) {
    source.has("format");
    return switch (format) {
      case IDX -> IdxSettings.read(source);
      case CSV -> CsvSettings.read(source);
    };
  }

  /** The format. */
  @JsonProperty
  Format format();

  /** What of these settings decides the content of a dataset: all but the paths. */
  Object withoutPaths();

  /**
   * Inspects the files, reading each of them once to its end.
   *
   * @throws org.trainyard.common.job.UsageException for a path that cannot be read
   * @throws org.trainyard.common.job.ContentException for a file that is not of the format
   */
  Source open(Configuration hadoop);
}
