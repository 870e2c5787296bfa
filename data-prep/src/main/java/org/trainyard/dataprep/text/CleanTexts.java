package org.trainyard.dataprep.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.spark.JobLabel;
import org.trainyard.dataprep.clean.Cleaner;
import org.trainyard.dataprep.clean.CleaningSettings;
import org.trainyard.dataprep.near.NearDuplicates;
import org.trainyard.dataprep.source.ClassNames;
import org.trainyard.dataprep.source.Content;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.source.text.Document;
import org.trainyard.dataprep.source.text.DocumentSource;
import org.trainyard.dataprep.split.Digest;
import org.trainyard.dataprep.split.Placement;
import org.trainyard.dataprep.split.Placement.Fate;
import org.trainyard.dataprep.tokenize.train.TokenizerTrainer;
import org.trainyard.dataprep.write.FeatureEncoder;
import org.trainyard.dataprep.write.Placements;
import scala.Tuple2;

/**
 * The texts of a source, read and cleaned once; they stay on the executors' local disks until this
 * is closed.
 */
public final class CleanTexts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CleanTexts.class);

  private final SparkSession spark;
  private final TextSettings settings;
  private final JavaRDD<CleanDocument> documents;
  private final CleaningAccount cleaning;
  private final List<String> classes;
  private final JavaRDD<RawRow> rows;

  private CleanTexts(
      SparkSession spark,
      TextSettings settings,
      JavaRDD<CleanDocument> documents,
      CleaningAccount cleaning,
      ClassNames declared) {
    this.spark = spark;
    this.settings = settings;
    this.documents = documents;
    this.cleaning = cleaning;
    this.classes = classes(cleaning, declared);
    Map<String, Integer> indexes = new HashMap<>();
    classes.forEach(name -> indexes.put(name, indexes.size()));
    this.rows = documents.map(document -> row(document, indexes));
  }

  /** Reads and cleans all documents. */
  public static CleanTexts read(SparkSession spark, DocumentSource source, TextSettings settings) {
    LOG.info("Reading and cleaning texts by {} rules", settings.cleaning().rules().size());
    JobLabel.set(spark.sparkContext(), "prepare: read and clean the texts");
    CleaningSettings rules = settings.cleaning();
    JavaRDD<CleanDocument> documents =
        source
            .documents(spark)
            .mapPartitions(part -> new Cleaning(part, Cleaner.of(rules)), true)
            .persist(StorageLevel.DISK_ONLY());
    try {
      CleaningAccount cleaning = CleaningAccount.of(documents);
      return new CleanTexts(spark, settings, documents, cleaning, source.classes());
    } catch (RuntimeException | Error e) {
      documents.unpersist(false);
      throw e;
    }
  }

  private record Cleaning(Iterator<Document> documents, Cleaner cleaner)
      implements Iterator<CleanDocument> {
    @Override
    public boolean hasNext() {
      return documents.hasNext();
    }

    @Override
    public CleanDocument next() {
      return CleanDocument.of(documents.next(), cleaner);
    }
  }

  private static List<String> classes(CleaningAccount cleaning, ClassNames declared) {
    if (!declared.names().isEmpty()) {
      return declared.names();
    }
    if (cleaning.labels().size() > ClassNames.MOST) {
      throw new ContentException(
          String.format(
              "prepare.source.label: the rows have %d different labels, at most %d are allowed;"
                  + " is it the right column?",
              cleaning.labels().size(), ClassNames.MOST));
    }
    return List.copyOf(cleaning.labels().keySet());
  }

  private static RawRow row(CleanDocument cleaned, Map<String, Integer> classes) {
    Document document = cleaned.document();
    if (!document.isSound()) {
      return RawRow.defective(document.place(), document.defect(), document.excerpt());
    }
    if (!cleaned.reason().isEmpty()) {
      return RawRow.defective(document.place(), cleaned.reason(), document.text().toString());
    }
    Integer label = classes.get(document.label());
    if (label == null) {
      return RawRow.defective(
          document.place(),
          RawRow.WRONG_LABEL,
          "label " + document.label() + "; labels are " + String.join(", ", classes.keySet()));
    }
    return new RawRow(
        document.place(),
        new Content.Text(document.text(), cleaned.clean()),
        label,
        document.slices(),
        "",
        "");
  }

  /** The rows, in the source's order. */
  public JavaRDD<RawRow> rows() {
    return rows;
  }

  /** Names of the classes in the order of their indexes: as declared, or as found, sorted. */
  public List<String> classes() {
    return classes;
  }

  /** What cleaning did. */
  public CleaningAccount cleaning() {
    return cleaning;
  }

  /** Of contents that are nearly equal to another, which one they are taken for. */
  public Map<Digest, Digest> near() {
    if (settings.near() == 0) {
      return Map.of();
    }
    LOG.info("Looking for texts that are nearly equal");
    JobLabel.set(spark.sparkContext(), "prepare: find texts that are nearly equal");
    JavaPairRDD<Digest, String> texts =
        rows.filter(RawRow::isSound)
            .mapToPair(
                row ->
                    new Tuple2<>(
                        new Digest(row.content().likeness()),
                        ((Content.Text) row.content()).clean().toString()));
    return new NearDuplicates(spark, settings.near()).find(texts);
  }

  /** Trains a tokenizer on the train split; gives the content of {@code tokenizer.json}. */
  public byte[] trainTokenizer(Placements placements) {
    JobLabel.set(spark.sparkContext(), "prepare: train the tokenizer");
    return TokenizerTrainer.train(training(placements), settings.tokenizer())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What encodes texts by a {@code tokenizer.json}. */
  public FeatureEncoder encoder(byte[] tokenizerJson) {
    return new TextEncoder(
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(tokenizerJson),
        settings.tokenizer().maxLength(),
        settings.tokenizer().keep());
  }

  private JavaRDD<String> training(Placements placements) {
    return rows.filter(RawRow::isSound).zipPartitions(placements.fates(), CleanTexts::ofTraining);
  }

  private static Iterator<String> ofTraining(Iterator<RawRow> sound, Iterator<Placement> fates) {
    Iterable<RawRow> rows = () -> sound;
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> fates.next().fate() == Fate.TRAIN)
        .map(row -> ((Content.Text) row.content()).clean().toString())
        .iterator();
  }

  /** Rows by their places in the source's order, each text as an example for people to look at. */
  public Map<Long, RawRow> at(Set<Long> ordinals, long[] starts) {
    return rows.mapPartitionsWithIndex(
            (part, each) -> numbered(each, starts[part], ordinals).iterator(), true)
        .mapToPair(pair -> pair)
        .collectAsMap();
  }

  private static List<Tuple2<Long, RawRow>> numbered(
      Iterator<RawRow> rows, long start, Set<Long> ordinals) {
    List<Tuple2<Long, RawRow>> found = new ArrayList<>();
    for (long ordinal = start; rows.hasNext(); ordinal++) {
      RawRow row = rows.next();
      if (ordinals.contains(ordinal)) {
        found.add(new Tuple2<>(ordinal, row));
      }
    }
    return found;
  }

  @Override
  public void close() {
    documents.unpersist(false);
  }
}
