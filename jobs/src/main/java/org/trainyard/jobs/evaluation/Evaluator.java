package org.trainyard.jobs.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.config.Suggestion;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.evaluation.Scores;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.spark.JobLabel;
import org.trainyard.common.spark.RowProgress;
import org.trainyard.jobs.scoring.Predictor;
import org.trainyard.jobs.scoring.RowBlock;
import org.trainyard.jobs.scoring.ScoringModel;
import org.trainyard.jobs.scoring.text.TextExcerpt;
import scala.Tuple2;

/**
 * Scores a model on a split, on Spark. Predictions are computed once and kept on the executors
 * until {@link #close}. Sums are over fixed blocks in their order, so they are the same on every
 * cluster.
 */
public final class Evaluator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Evaluator.class);

  private final JavaSparkContext context;
  private final SparkSession spark;
  private final StoredDataset dataset;
  private final Split split;
  private final long expected;
  private final List<String> labels;
  private final Broadcast<ScoringModel> model;
  private final JavaPairRDD<Long, List<ScoredRow>> blocks;
  private final RowProgress progress;

  /**
   * An evaluation of a model on a split.
   *
   * @param rows the split's rows, prepared in the model's way, in any order
   */
  public Evaluator(
      SparkSession spark,
      StoredDataset dataset,
      Split split,
      JavaRDD<DatasetRow> rows,
      ScoringModel model) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.labels = dataset.manifest().labels().names();
    this.dataset = dataset;
    this.split = split;
    this.expected = dataset.summary(split).rows();
    this.model = context.broadcast(model);
    this.progress = new RowProgress(context.sc(), "scoring", expected, LOG);
    Broadcast<ScoringModel> sent = this.model;
    LongAccumulator scored = progress.counter();
    this.blocks =
        RowBlock.of(rows, expected)
            .mapToPair(block -> new Tuple2<>(block.number(), score(sent.value(), block, scored)))
            .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** The predictions, row by row. */
  public JavaRDD<ScoredRow> rows() {
    return blocks.flatMap(block -> block._2().iterator());
  }

  /** Rows by class (row) and predicted class (column). */
  public long[][] confusion() {
    return tally("").confusion();
  }

  /**
   * The scores of all rows.
   *
   * @throws ContentException if the split does not hold the rows that its manifest says
   */
  public Scores scores() {
    Scores scores = scores("");
    progress.close();
    if (scores.examples() != expected) {
      throw new ContentException(
          String.format(
              Locale.ROOT,
              "%s says that its %s split has %d rows, but %d were found; the dataset is damaged,"
                  + " prepare it again",
              dataset.directory(),
              split.folder(),
              expected,
              scores.examples()));
    }
    return scores;
  }

  /**
   * The scores by value of a slice column, keyed {@code column=value}; the value of a row without
   * the column is empty.
   *
   * @throws UsageException if no row has the column
   */
  public Map<String, Scores> slices(String column) {
    JobLabel.set(context.sc(), "evaluate: values of slice " + column);
    Map<String, Scores> slices = new TreeMap<>();
    List<String> values =
        rows().map(row -> row.slices().getOrDefault(column, "")).distinct().collect();
    if (values.equals(List.of(""))) {
      requireColumn(
          column, rows().flatMap(row -> row.slices().keySet().iterator()).distinct().collect());
    }
    for (String value : values) {
      String slice = column + "=" + value;
      slices.put(slice, scores(slice));
    }
    return slices;
  }

  /** Refuses a slice column that is not among those that the rows have. */
  static void requireColumn(String column, Collection<String> columns) {
    if (!columns.contains(column)) {
      throw new UsageException(
          "evaluate.slices names \""
              + column
              + "\", which no row of the dataset has."
              + Suggestion.sentence(column, columns)
              + (columns.isEmpty()
                  ? " The rows have no slice columns: take it out, or prepare the dataset with some"
                  : " Slice columns of the rows: " + String.join(", ", new TreeSet<>(columns))));
    }
  }

  /** Rows predicted wrongly, the surest first. */
  public List<ScoredRow> misread(int most) {
    JobLabel.set(context.sc(), "evaluate: misread rows");
    return rows().filter(row -> !row.correct()).takeOrdered(most, new SurestFirst());
  }

  /**
   * What people see of the raw texts of some rows, by index; nothing of rows that have none. Only
   * these texts are read, and only excerpts leave the executors.
   */
  public Map<Long, TextExcerpt> texts(List<ScoredRow> rows) {
    if (rows.isEmpty()) {
      return Map.of();
    }
    JobLabel.set(context.sc(), "evaluate: texts of misread rows");
    return dataset
        .rowsAt(spark, split, rows.stream().map(ScoredRow::index).toList())
        .filter(row -> !row.text().isEmpty())
        .mapToPair(row -> new Tuple2<>(row.index(), TextExcerpt.of(row.text())))
        .collectAsMap();
  }

  @Override
  public void close() {
    progress.close();
    blocks.unpersist(false);
    model.destroy();
  }

  private Scores scores(String slice) {
    return ScoreTable.of(labels, tally(slice), rocAuc(slice));
  }

  private Tally tally(String slice) {
    JobLabel.set(context.sc(), "evaluate: scores " + slice);
    int classes = labels.size();
    List<Tuple2<Long, Tally>> parts =
        new ArrayList<>(
            blocks
                .mapValues(
                    rows -> {
                      Tally tally = new Tally(classes);
                      rows.stream().filter(row -> in(slice, row)).forEach(tally::add);
                      return tally;
                    })
                .collect());
    parts.sort((a, b) -> Long.compare(a._1(), b._1()));
    Tally whole = new Tally(classes);
    parts.forEach(part -> whole.add(part._2()));
    return whole;
  }

  private double[] rocAuc(String slice) {
    JobLabel.set(context.sc(), "evaluate: area under the ROC curve " + slice);
    int classes = labels.size();
    double[] areas = new double[classes];
    Arrays.fill(areas, Double.NaN);
    rows()
        .filter(row -> in(slice, row))
        .flatMapToPair(
            row -> {
              List<Tuple2<Integer, RocAuc.Scored>> seen = new ArrayList<>(classes);
              for (int c = 0; c < classes; c++) {
                seen.add(
                    new Tuple2<>(c, new RocAuc.Scored(row.probabilities()[c], row.label() == c)));
              }
              return seen.iterator();
            })
        .groupByKey()
        .mapValues(
            rows -> {
              List<RocAuc.Scored> list = new ArrayList<>();
              rows.forEach(list::add);
              return RocAuc.of(list);
            })
        .collect()
        .forEach(area -> areas[area._1()] = area._2());
    return areas;
  }

  private static boolean in(String slice, ScoredRow row) {
    int equals = slice.indexOf('=');
    return equals < 0
        || row.slices()
            .getOrDefault(slice.substring(0, equals), "")
            .equals(slice.substring(equals + 1));
  }

  private static List<ScoredRow> score(
      ScoringModel model, RowBlock block, LongAccumulator counter) {
    float[][] outputs = Predictor.predict(model, block.rows(), counter::add);
    List<ScoredRow> scored = new ArrayList<>(outputs.length);
    for (int i = 0; i < outputs.length; i++) {
      scored.add(ScoredRow.of(block.rows().get(i), outputs[i]));
    }
    return scored;
  }
}
