package org.trainyard.dataprep.write;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.RowColumns;
import org.trainyard.common.dataset.RowCounts;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.SplitSummary;
import org.trainyard.common.spark.JobLabel;
import org.trainyard.common.storage.Digests;
import org.trainyard.common.storage.StagedDirectory;
import org.trainyard.dataprep.report.DatasetReport;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.split.Placement.Fate;

/** Puts rows into splits and blocks, writes them, and counts what was written. */
public final class DatasetWriter {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetWriter.class);
  private static final int SAMPLES_PER_LABEL = 4;
  private static final int SAMPLES = 60;

  private final SparkSession spark;
  private final StagedDirectory staged;
  private final JavaRDD<RawRow> raw;
  private final Survey survey;
  private final List<String> classes;

  /**
   * A writer of the rows of one source.
   *
   * @param survey the survey of these rows
   * @param classes names of all classes
   */
  public DatasetWriter(
      SparkSession spark,
      StagedDirectory staged,
      JavaRDD<RawRow> raw,
      Survey survey,
      List<String> classes) {
    this.spark = spark;
    this.staged = staged;
    this.raw = raw;
    this.survey = survey;
    this.classes = List.copyOf(classes);
  }

  /**
   * What was written.
   *
   * @param rows the account of all rows
   * @param splits the splits that have rows, by folder
   * @param digest the dataset's digest
   * @param samples some rows of each split
   * @param tokens the tokens of all splits; none where the features are no tokens
   */
  public record Written(
      RowCounts rows,
      Map<String, SplitSummary> splits,
      String digest,
      List<DatasetReport.Sample> samples,
      TokenTally tokens) {}

  /** Writes all splits and the quarantine. */
  public Written write(Placements placements, FeatureEncoder encoder) {
    Blocks blocks = Blocks.of(raw, survey, placements, encoder);
    Map<String, SplitSummary> splits = new TreeMap<>();
    TokenTally tokens = new TokenTally();
    List<DatasetReport.Sample> samples = new ArrayList<>();
    for (Split split : Split.values()) {
      if (placements.total(Fate.in(split)) == 0) {
        continue;
      }
      JavaRDD<KeptRow> rows = blocks.of(split);
      LOG.info("Writing {}", split.folder());
      JobLabel.set(spark.sparkContext(), "prepare: write " + split.folder());
      spark
          .createDataFrame(rows.map(kept -> kept.row().toSpark()), RowColumns.SCHEMA)
          .write()
          .parquet(staged.path(split.folder()).toString());
      JobLabel.set(spark.sparkContext(), "prepare: count " + split.folder());
      List<BlockSummary> summaries = BlockSummary.of(rows);
      splits.put(split.folder(), BlockSummary.split(summaries, classes));
      summaries.forEach(block -> tokens.add(block.tokens()));
      samples.addAll(samples(blocks, split));
    }
    JobLabel.set(spark.sparkContext(), "prepare: write quarantine");
    Quarantine.write(spark, raw, staged.path(Quarantine.FOLDER));
    long kept = splits.values().stream().mapToLong(SplitSummary::rows).sum();
    RowCounts counts =
        new RowCounts(survey.rows(), kept, placements.dropped(), survey.quarantined());
    return new Written(counts, splits, digest(splits), samples, tokens);
  }

  private List<DatasetReport.Sample> samples(Blocks blocks, Split split) {
    List<DatasetRow> picked =
        blocks
            .blocks(split, 1)
            .mapPartitions(
                rows -> {
                  Map<Double, Integer> perLabel = new HashMap<>();
                  List<DatasetRow> some = new ArrayList<>();
                  while (rows.hasNext() && some.size() < SAMPLES) {
                    DatasetRow row = rows.next().row();
                    if (perLabel.merge(row.label()[0], 1, Integer::sum) <= SAMPLES_PER_LABEL) {
                      some.add(row);
                    }
                  }
                  return some.iterator();
                })
            .collect();
    return picked.stream()
        .map(
            row ->
                new DatasetReport.Sample(
                    row.features(), classes.get((int) row.label()[0]), split.folder()))
        .toList();
  }

  private static String digest(Map<String, SplitSummary> splits) {
    MessageDigest all = Digests.sha256();
    // By the name of the split, so the order says nothing of how it was done.
    new TreeMap<>(splits)
        .forEach(
            (name, split) ->
                all.update((name + " " + split.digest() + "\n").getBytes(StandardCharsets.UTF_8)));
    return Digests.hex(all.digest());
  }
}
