package org.trainyard.jobs.report;

import java.util.List;
import java.util.Optional;
import org.trainyard.common.dataset.DatasetManifest;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.run.RunManifest;
import org.trainyard.jobs.scoring.text.TextExcerpt;

/**
 * All that the page of an evaluation shows.
 *
 * @param evaluation the scores
 * @param confusion rows of the split, {@code [true label][predicted label]}, in the order of the
 *     dataset's labels
 * @param misread rows that were predicted wrongly, all of them or some
 * @param dataset the dataset that was scored
 * @param training how the model was trained, where that is known
 */
@SuppressWarnings("ArrayRecordComponent") // Shown once, never compared.
public record EvaluationReportData(
    EvaluationMetrics evaluation,
    long[][] confusion,
    List<Misread> misread,
    DatasetManifest dataset,
    Optional<TrainingHistory> training) {

  /**
   * A row that was predicted wrongly.
   *
   * @param id the row's id
   * @param features its features, as the dataset stores them
   * @param text what is shown of its raw text; absent where the dataset has no texts
   * @param label its true label
   * @param predicted the label that was predicted
   * @param confidence the probability that the model gave to the predicted label
   */
  @SuppressWarnings("ArrayRecordComponent") // Shown once, never compared.
  public record Misread(
      String id,
      byte[] features,
      Optional<TextExcerpt> text,
      String label,
      String predicted,
      double confidence) {}

  /**
   * How the model was trained.
   *
   * @param run the run
   * @param ledger the account of its rows
   * @param rounds its rounds, in order
   */
  public record TrainingHistory(RunManifest run, Ledger ledger, List<RoundMetrics> rounds) {
    /** Copies. */
    public TrainingHistory {
      rounds = List.copyOf(rounds);
    }
  }

  /** Copies and checks. */
  public EvaluationReportData {
    misread = List.copyOf(misread);
    int size = dataset.labels().size();
    if (confusion.length != size) {
      throw new IllegalArgumentException(
          "the confusion matrix needs a row for each of the dataset's "
              + size
              + " labels, found "
              + confusion.length);
    }
  }

  /** Rows that were predicted wrongly, from the confusion matrix. */
  long misreadRows() {
    long wrong = 0;
    for (int i = 0; i < confusion.length; i++) {
      for (int j = 0; j < confusion[i].length; j++) {
        wrong += i == j ? 0 : confusion[i][j];
      }
    }
    return wrong;
  }
}
