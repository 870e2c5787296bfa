package org.trainyard.jobs.scoring.text;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.TaskCompletionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.dataset.TextPreparation;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.json.Json;
import org.trainyard.dataprep.tokenize.encode.RawTextEncoder;

/**
 * A dataset's rows as a model takes them. Where the dataset's texts were cleaned or encoded in
 * another way than the model's, as with a tokenizer trained anew, their raw texts are prepared in
 * the model's way, so that two models are compared on the same texts.
 */
public final class PreparedRows {
  private static final Logger LOG = LoggerFactory.getLogger(PreparedRows.class);

  private PreparedRows() {}

  /**
   * Whether a model can be scored on a dataset: on features of the same kind and shape, for texts
   * on any, with the same labels.
   */
  public static boolean canBeMade(Preparation model, StoredDataset dataset) {
    Preparation found = dataset.preparation();
    boolean features =
        (model.text().isPresent() && found.text().isPresent())
            ? isTokens(model) && isTokens(found)
            : model.features().equals(dataset.manifest().features());
    return features && model.labels().equals(dataset.manifest().labels());
  }

  private static boolean isTokens(Preparation preparation) {
    return preparation.features().kind() == Features.Kind.TOKENS;
  }

  /**
   * The rows of a split, without their raw texts, in no particular order. A text that the model's
   * cleaning rejects is encoded as far as it was cleaned.
   *
   * @param model what turns a raw row into the model's input
   * @param tokenizerJson gives the model's {@code tokenizer.json}; asked only where it is needed
   */
  public static JavaRDD<DatasetRow> of(
      SparkSession spark,
      StoredDataset dataset,
      Split split,
      Preparation model,
      Supplier<byte[]> tokenizerJson) {
    Optional<TextPreparation> text = model.text();
    if (text.isEmpty() || text.equals(dataset.preparation().text())) {
      return dataset.rowsWithoutText(spark, split);
    }
    LOG.info(
        "{} was cleaned or encoded in another way; its raw texts are prepared in the model's",
        dataset.directory());
    Broadcast<byte[]> sent =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(tokenizerJson.get());
    String preparation = Json.line(model);
    return dataset
        .rows(spark, split)
        .mapPartitions(rows -> prepared(rows, preparation, sent.value()), true);
  }

  private static Iterator<DatasetRow> prepared(
      Iterator<DatasetRow> rows, String preparation, byte[] tokenizerJson) {
    Preparation model =
        Json.read(
            preparation, Preparation.class, Preparation.FORMAT_VERSION, "the model's preparation");
    RawTextEncoder encoder = RawTextEncoder.load(model.text().orElseThrow(), tokenizerJson);
    TaskCompletionListener close = context -> encoder.close();
    TaskContext.get().addTaskCompletionListener(close);
    return new Prepared(rows, encoder);
  }

  private record Prepared(Iterator<DatasetRow> rows, RawTextEncoder encoder)
      implements Iterator<DatasetRow> {
    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public DatasetRow next() {
      DatasetRow row = rows.next();
      byte[] features = encoder.encodeRejectedToo(row.text()).features();
      if (features.length == 0) {
        throw new ContentException(
            String.format(
                "row %s: the model's tokenizer makes no token of its text, so the model cannot be"
                    + " scored on this dataset",
                row.id()));
      }
      return new DatasetRow(
          row.index(),
          row.id(),
          row.digest(),
          features,
          row.label(),
          row.weight(),
          row.slices(),
          "");
    }
  }
}
