package org.trainyard.jobs.scoring.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.TextPreparation;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.json.Json;
import org.trainyard.common.registry.PublishedLabels;
import org.trainyard.common.registry.RegistryLayout;
import org.trainyard.common.storage.Storage;
import org.trainyard.dataprep.tokenize.encode.RawTextEncoder;
import org.trainyard.jobs.network.ModelFile;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.runtime.NativeRuntime;
import org.trainyard.jobs.scoring.Predictor;
import org.trainyard.jobs.scoring.ScoringModel;

/**
 * A published model of texts, ready to predict. Takes {@code registry/<name>/versions/<version>/}
 * and nothing else, and no Spark session. Its answers to raw texts equal the evaluation's
 * predictions to the last bit where the same native code runs: on the same kind of processor, or
 * with what the launcher sets of {@code OPENBLAS_CORETYPE} and JavaCPP's platform extension.
 *
 * <pre>{@code
 * try (TextModel model = TextModel.load(new Configuration(), "/registry/imdb/versions/v1")) {
 *   String label = model.predict("One of the best films of the year.").label();
 * }
 * }</pre>
 *
 * <p>Threads may share it. It holds native memory until it is closed.
 */
public final class TextModel implements AutoCloseable {
  private static final int THREADS = 1;

  private final ScoringModel model;
  private final RawTextEncoder encoder;
  private final List<String> labels;

  private TextModel(ScoringModel model, RawTextEncoder encoder, List<String> labels) {
    this.model = model;
    this.encoder = encoder;
    this.labels = labels;
  }

  /**
   * Loads a published version.
   *
   * @param hadoop how file systems are reached
   * @param folder the version's folder: any Hadoop URI, or a path on the default file system
   * @throws ContentException if it is not complete, is damaged, or is no model of texts
   */
  public static TextModel load(Configuration hadoop, String folder) {
    Storage storage = Storage.open(hadoop, "file:///");
    Path directory = storage.given("model", folder);
    if (!storage.isComplete(directory)) {
      throw new ContentException(
          directory + " is not a published version: it has no " + Storage.SUCCESS);
    }
    Preparation preparation = Preparation.read(storage, directory);
    TextPreparation text = textOf(preparation, directory);
    List<String> labels = labels(storage, directory, preparation);
    byte[] tokenizerJson = text.tokenizer().read(storage, directory);
    NativeRuntime.load(THREADS);
    Path file = new Path(directory, RegistryLayout.MODEL);
    Network network = ModelFile.read(storage.readBytes(file), file.toString());
    ScoringModel model = ScoringModel.of(network, preparation, THREADS);
    if (model.network().outputs() != labels.size()) {
      throw new ContentException(
          String.format(
              "%s has %d outputs, but %s beside it names %d labels",
              file, model.network().outputs(), RegistryLayout.LABELS, labels.size()));
    }
    return new TextModel(model, RawTextEncoder.load(text, tokenizerJson), labels);
  }

  private static TextPreparation textOf(Preparation preparation, Path directory) {
    Optional<TextPreparation> text = preparation.text();
    if (text.isEmpty()) {
      throw new ContentException(
          String.format(
              "%s: its %s takes features of kind %s, not texts",
              directory, Preparation.FILE, preparation.features().kind()));
    }
    return text.get();
  }

  private static List<String> labels(Storage storage, Path directory, Preparation preparation) {
    Path file = new Path(directory, RegistryLayout.LABELS);
    PublishedLabels published =
        Json.read(
            storage.readText(file),
            PublishedLabels.class,
            PublishedLabels.FORMAT_VERSION,
            file.toString());
    if (!preparation.labels().equals(published.labels())) {
      throw new ContentException(
          String.format(
              "%s names %s, but %s beside it %s; one of them was altered",
              file, published.labels(), Preparation.FILE, preparation.labels()));
    }
    return published.labels().names();
  }

  /** Names of the classes, in the order of the network's outputs. */
  public List<String> labels() {
    return labels;
  }

  /**
   * Predicts a text.
   *
   * @param rawText as a user or a source has it, not cleaned
   * @throws org.trainyard.dataprep.tokenize.encode.RejectedTextException if the cleaning rules
   *     reject it, with the rule's reason, or the tokenizer makes no token of it
   */
  public TextPrediction predict(String rawText) {
    return predict(List.of(rawText)).get(0);
  }

  /**
   * Predicts texts, each as if it were alone.
   *
   * @param rawTexts as a user or a source has them, not cleaned
   * @throws org.trainyard.dataprep.tokenize.encode.RejectedTextException if one of them has no
   *     answer, as in {@link #predict(String)}
   */
  public List<TextPrediction> predict(List<String> rawTexts) {
    List<DatasetRow> rows = new ArrayList<>();
    for (String raw : rawTexts) {
      rows.add(row(rows.size(), encoder.encode(raw).features()));
    }
    List<TextPrediction> predictions = new ArrayList<>();
    for (float[] outputs : Predictor.predict(model, rows, count -> {})) {
      predictions.add(TextPrediction.of(labels, outputs));
    }
    return predictions;
  }

  private static DatasetRow row(long index, byte[] features) {
    return new DatasetRow(index, "", new byte[0], features, new double[0], 1, Map.of(), "");
  }

  @Override
  public void close() {
    encoder.close();
  }
}
