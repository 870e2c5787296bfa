package org.trainyard.jobs.evaluation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * {@code confusion.csv}: one line for each class, one column for each predicted class (RFC 4180).
 */
final class ConfusionCsv {
  private ConfusionCsv() {}

  static String of(List<String> labels, long[][] confusion) {
    StringBuilder csv = new StringBuilder("label");
    labels.forEach(label -> csv.append(',').append(quoted(label)));
    csv.append('\n');
    for (int i = 0; i < confusion.length; i++) {
      String counts =
          LongStream.of(confusion[i]).mapToObj(Long::toString).collect(Collectors.joining(","));
      csv.append(quoted(labels.get(i))).append(',').append(counts).append('\n');
    }
    return csv.toString();
  }

  private static String quoted(String label) {
    return label.matches("[\\w .-]+") ? label : '"' + label.replace("\"", "\"\"") + '"';
  }
}
