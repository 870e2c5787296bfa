package org.trainyard.dataprep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.dataset.DatasetManifest;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.storage.Storage;
import org.trainyard.dataprep.write.Quarantine;

/**
 * A dataset that a test has prepared.
 *
 * @param spark a session to read it with
 * @param directory where it stands
 */
record Prepared(SparkSession spark, org.apache.hadoop.fs.Path directory) {
  /** Prepares a dataset by settings as a user gives them. */
  static Prepared by(SparkSession spark, Path root, List<String> sets) {
    List<String> all = new ArrayList<>(List.of("name=it"));
    all.addAll(sets);
    all.add("storage.root=" + root.toUri());
    Problems problems = new Problems();
    Section section = SettingsSource.load(Optional.empty(), all, problems);
    PrepareSettings settings = PrepareSettings.read(section);
    section.rejectUnknownKeys();
    problems.throwIfAny();
    String output = new PrepareJob().run(spark, settings).output();
    return new Prepared(spark, new org.apache.hadoop.fs.Path(output));
  }

  DatasetManifest manifest() {
    return StoredDataset.open(storage(), directory).manifest();
  }

  Preparation preparation() {
    return Preparation.read(storage(), directory);
  }

  private Storage storage() {
    return Storage.open(spark.sparkContext().hadoopConfiguration(), directory.toString());
  }

  /** The rows of a split in order. */
  List<DatasetRow> rows(Split split) {
    if (manifest().split(split).isEmpty()) {
      return List.of();
    }
    return spark
        .read()
        .parquet(new org.apache.hadoop.fs.Path(directory, split.folder()).toString())
        .collectAsList()
        .stream()
        .map(DatasetRow::of)
        .sorted(Comparator.comparingLong(DatasetRow::index))
        .toList();
  }

  /** The rows of all splits. */
  List<DatasetRow> rows() {
    List<DatasetRow> all = new ArrayList<>();
    for (Split split : Split.values()) {
      all.addAll(rows(split));
    }
    return all;
  }

  /** Rows put aside: file name, position, reason, excerpt. */
  List<String> quarantine() {
    return spark
        .read()
        .parquet(new org.apache.hadoop.fs.Path(directory, Quarantine.FOLDER).toString())
        .collectAsList()
        .stream()
        .map(Prepared::described)
        .sorted()
        .toList();
  }

  private static String described(Row row) {
    String source = row.getString(0);
    return source.substring(source.lastIndexOf('/') + 1)
        + " "
        + row.getLong(1)
        + " "
        + row.getString(2)
        + ": "
        + row.getString(3);
  }

  byte[] file(String name) {
    try {
      return Files.readAllBytes(Path.of(directory.toUri().getPath(), name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String page() {
    return new String(file("report.html"), StandardCharsets.UTF_8);
  }
}
