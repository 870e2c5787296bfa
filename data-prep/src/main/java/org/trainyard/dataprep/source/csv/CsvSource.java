package org.trainyard.dataprep.source.csv;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.SourceFile;
import org.trainyard.common.job.ContentException;
import org.trainyard.dataprep.source.ClassNames;
import org.trainyard.dataprep.source.InspectedFile;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.source.RecordFiles;
import org.trainyard.dataprep.source.SourcePath;
import org.trainyard.dataprep.source.ValueSource;

/** Delimited text of numbers; each file is read in order by one task. */
final class CsvSource implements ValueSource {
  private final List<SourceFile> files;
  private final CsvSettings settings;

  private CsvSource(List<SourceFile> files, CsvSettings settings) {
    this.files = files;
    this.settings = settings;
  }

  static CsvSource open(Configuration hadoop, CsvSettings settings) {
    SourcePath path = SourcePath.of("prepare.source.path", settings.path());
    List<SourceFile> files =
        RecordFiles.inspect(hadoop, path).stream()
            .filter(file -> file.contentBytes() > 0)
            .map(InspectedFile::file)
            .toList();
    return new CsvSource(files, settings);
  }

  @Override
  public List<SourceFile> files() {
    return files;
  }

  @Override
  public ClassNames classes() {
    return settings.classes();
  }

  @Override
  public Features features(SparkSession spark) {
    int values = CsvColumns.read(spark, files.get(0), settings).names().size() - 1;
    return new Features(Features.Kind.VECTOR, List.of(values), Features.Dtype.FLOAT32);
  }

  @Override
  public JavaRDD<RawRow> rows(SparkSession spark) {
    CsvColumns columns = CsvColumns.read(spark, files.get(0), settings);
    int label = columns.label(settings);
    List<JavaRDD<RawRow>> each = new ArrayList<>();
    for (SourceFile file : files) {
      CsvColumns own = CsvColumns.read(spark, file, settings);
      if (own.names().size() != columns.names().size()) {
        throw new ContentException(
            String.format(
                "prepare.source.path: %s has %d columns in its first line, %s has %d; give files"
                    + " with the same columns",
                file.uri(), own.names().size(), files.get(0).uri(), columns.names().size()));
      }
      CsvRowParser parser = new CsvRowParser(columns.names(), label, settings.classes(), file);
      // A file that may hold line feeds in quotes is not split: its rows stay in their order.
      each.add(
          columns
              .rows(spark, file, settings)
              .zipWithIndex()
              .map(numbered -> parser.parse(numbered._1(), numbered._2())));
    }
    JavaRDD<RawRow> all = each.get(0);
    for (JavaRDD<RawRow> next : each.subList(1, each.size())) {
      all = all.union(next);
    }
    return all;
  }
}
