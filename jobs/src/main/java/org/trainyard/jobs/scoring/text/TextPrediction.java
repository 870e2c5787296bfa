package org.trainyard.jobs.scoring.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trainyard.jobs.scoring.Loss;

/**
 * What a model says of a text.
 *
 * @param label name of the class with the largest probability; of equal ones the first
 * @param probabilities by the names of the classes, in the order of the network's outputs
 */
public record TextPrediction(String label, Map<String, Float> probabilities) {
  /** Copies. */
  public TextPrediction {
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }

  static TextPrediction of(List<String> labels, float[] outputs) {
    Map<String, Float> probabilities = new LinkedHashMap<>();
    for (int i = 0; i < outputs.length; i++) {
      probabilities.put(labels.get(i), outputs[i]);
    }
    return new TextPrediction(labels.get(Loss.predicted(outputs)), probabilities);
  }
}
