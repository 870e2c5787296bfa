package org.trainyard.jobs.scoring.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.trainyard.common.json.Json;

/**
 * A process of its own that has a published folder and a file of raw texts, a JSON string on each
 * line. Writes a JSON line for each text: its label, and the bits of its probabilities.
 */
final class PredictionsInChildProcess {
  /** What stands in a line. */
  record Said(String label, List<Integer> bits) {}

  private PredictionsInChildProcess() {}

  public static void main(String[] arguments) throws IOException {
    List<String> lines = new ArrayList<>();
    try (TextModel model = TextModel.load(new Configuration(), arguments[0])) {
      for (String text : Files.readAllLines(Path.of(arguments[1]))) {
        TextPrediction prediction = model.predict(Json.parse(text).textValue());
        lines.add(
            Json.line(
                new Said(
                    prediction.label(),
                    prediction.probabilities().values().stream()
                        .map(Float::floatToIntBits)
                        .toList())));
      }
    }
    Files.write(Path.of(arguments[2]), lines);
  }
}
