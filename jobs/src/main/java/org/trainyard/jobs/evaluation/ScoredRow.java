package org.trainyard.jobs.evaluation;

import java.io.Serializable;
import java.util.Map;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.jobs.scoring.Loss;

/**
 * What a model says of a row whose class is known.
 *
 * @param index position in the split
 * @param id the row's name
 * @param label index of its class
 * @param predicted index of the class with the largest probability
 * @param probabilities one for each class
 * @param slices values of the slice columns
 * @param features the features as stored; empty for a row that was predicted rightly
 */
@SuppressWarnings("ArrayRecordComponent") // Passed by the million and never compared.
public record ScoredRow(
    long index,
    String id,
    int label,
    int predicted,
    float[] probabilities,
    Map<String, String> slices,
    byte[] features)
    implements Serializable {
  private static final byte[] NONE = {};

  static ScoredRow of(DatasetRow row, float[] probabilities) {
    int label = row.classIndex(probabilities.length);
    int predicted = Loss.predicted(probabilities);
    return new ScoredRow(
        row.index(),
        row.id(),
        label,
        predicted,
        probabilities,
        row.slices(),
        label == predicted ? NONE : row.features());
  }

  /** Whether its class was predicted. */
  public boolean correct() {
    return label == predicted;
  }

  /** The probability of the predicted class. */
  public double confidence() {
    return probabilities[predicted];
  }
}
