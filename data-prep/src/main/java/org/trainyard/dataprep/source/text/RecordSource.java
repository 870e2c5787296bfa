package org.trainyard.dataprep.source.text;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.trainyard.common.dataset.SourceFile;
import org.trainyard.common.job.UsageException;
import org.trainyard.dataprep.source.ClassNames;
import org.trainyard.dataprep.source.InspectedFile;
import org.trainyard.dataprep.source.RecordFiles;
import org.trainyard.dataprep.source.SourcePath;

/**
 * Files that hold many texts. One task reads a file from its beginning, since nobody can tell where
 * a record begins in its middle, and many small ones; what it reads is spread over partitions of
 * {@value #CHUNK} bytes.
 */
final class RecordSource implements DocumentSource {
  private static final String KEY = "prepare.source.path";
  private static final long CHUNK = 4L << 20;

  /** To open a file takes as long as to read so many bytes. */
  private static final long OPEN = 32L << 10;

  private final List<SourceFile> files;
  private final List<FileEncoding> encodings;
  private final RecordSettings settings;

  private RecordSource(
      List<SourceFile> files, List<FileEncoding> encodings, RecordSettings settings) {
    this.files = files;
    this.encodings = encodings;
    this.settings = settings;
  }

  static RecordSource open(SparkSession spark, RecordSettings settings) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    SourcePath path = SourcePath.of(KEY, settings.path());
    List<InspectedFile> inspected = RecordFiles.inspect(hadoop, path);
    Charset declared = Charset.forName(settings.charset());
    List<FileEncoding> encodings =
        inspected.stream()
            .filter(file -> file.contentBytes() > 0)
            .map(file -> FileEncoding.of(file, declared))
            .toList();
    if (settings.records() instanceof CsvRecords csv) {
      encodings.forEach(file -> requireColumns(hadoop, csv, file, settings.columns()));
    }
    return new RecordSource(
        inspected.stream().map(InspectedFile::file).toList(), encodings, settings);
  }

  private static void requireColumns(
      Configuration hadoop, CsvRecords csv, FileEncoding file, TextColumns columns) {
    try (Reader content = file.open(hadoop)) {
      requireColumns(file.uri(), csv.columns(file.uri(), content), columns);
    } catch (IOException e) {
      throw new SourcePath(KEY, new org.apache.hadoop.fs.Path(file.uri())).unreadable(e);
    }
  }

  /**
   * Checks that a file has the columns of the settings.
   *
   * @throws UsageException if one is missing
   */
  static void requireColumns(String uri, List<String> found, TextColumns columns) {
    for (String wanted : columns.all()) {
      if (!found.contains(wanted)) {
        throw new UsageException(
            String.format(
                "prepare.source: %s has no column \"%s\"; its columns are %s. Correct"
                    + " prepare.source.text, label or split, or prepare.slices",
                uri, wanted, String.join(", ", found)));
      }
    }
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
  public JavaRDD<Document> documents(SparkSession spark) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(spark.sessionState().newHadoopConf()));
    List<ReadFile> reads = new ArrayList<>();
    long bytes = 0;
    for (FileEncoding file : encodings) {
      reads.add(
          new ReadFile(file, reads.size(), bytes, CHUNK, settings.records(), settings.maker()));
      bytes += file.contentBytes();
    }
    int partitions = Math.toIntExact(bytes / CHUNK + 1);
    int tasks = (int) Math.min(reads.size(), (bytes + reads.size() * OPEN) / CHUNK + 1);
    return context
        .parallelize(reads, tasks)
        .flatMapToPair(
            read -> {
              try {
                return read.slots(hadoop.value().value());
              } catch (IOException e) {
                throw new UncheckedIOException(read.file().uri() + ": " + e.getMessage(), e);
              }
            })
        .repartitionAndSortWithinPartitions(new Slot.ToPartition(partitions))
        .values();
  }
}
