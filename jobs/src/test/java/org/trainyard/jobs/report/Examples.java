package org.trainyard.jobs.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.trainyard.common.dataset.DatasetManifest;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Labels;
import org.trainyard.common.dataset.RowCounts;
import org.trainyard.common.dataset.SourceFile;
import org.trainyard.common.dataset.SplitSummary;
import org.trainyard.common.evaluation.ClassMetrics;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.evaluation.Scores;
import org.trainyard.common.json.Json;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.common.provenance.Provenance;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.run.RunManifest;
import org.trainyard.common.run.RunResult;
import org.trainyard.jobs.report.EvaluationReportData.Misread;
import org.trainyard.jobs.report.EvaluationReportData.TrainingHistory;

/** Records as a training of digits leaves them, for the reports' tests. */
final class Examples {
  static final Instant START = Instant.parse("2026-11-21T08:30:00Z");
  static final Features DIGIT =
      new Features(Features.Kind.IMAGE, List.of(1, 28, 28), Features.Dtype.UINT8);
  private static final long TRAIN_ROWS = 54_000;

  private Examples() {}

  static List<String> digits() {
    return IntStream.range(0, 10).mapToObj(String::valueOf).toList();
  }

  static List<RoundMetrics> rounds(int rounds, int perEpoch) {
    Random noise = new Random(7);
    List<RoundMetrics> all = new ArrayList<>();
    for (int r = 1; r <= rounds; r++) {
      double loss = 2.2 * Math.exp(-r / 9.0) + 0.25 / Math.sqrt(r) * (1 + 0.4 * noise.nextDouble());
      double compute = 0.58 + 0.05 * noise.nextDouble();
      boolean last = r % perEpoch == 0 || r == rounds;
      all.add(
          new RoundMetrics(
              1,
              r,
              (r - 1) / perEpoch,
              2000,
              loss,
              0.001 * (1 - (r - 1.0) / rounds),
              compute + 0.05 + 0.02 * noise.nextDouble(),
              compute,
              1_628_320,
              last
                  ? Optional.of(new RoundMetrics.Validation(6000, 1 - loss / 4, loss * 1.1))
                  : Optional.empty()));
    }
    return all;
  }

  static Ledger ledger(int epochs) {
    return new Ledger(
        1,
        IntStream.range(0, epochs)
            .mapToObj(e -> new Ledger.Entry(e, TRAIN_ROWS, TRAIN_ROWS, 1, 1))
            .toList());
  }

  static RunManifest run(int epochs, long rounds) {
    return new RunManifest(
            1,
            "mnist-cnn",
            "4f0c1d9be27a6635",
            Json.parse(
                "{\"seed\":42,\"train\":{\"network\":{\"type\":\"cnn\",\"channels\":[32,64]},"
                    + "\"workers\":2,\"minibatch-size\":64},\"dataset\":\"ab12\"}"),
            "hdfs://namenode/trainyard/datasets/mnist-cnn/77aa",
            new NumericFingerprint(
                "nd4j-native 1.0.0-M2.1", "linux-x86_64-onednn-avx2", "Haswell", "AVX2", 1),
            List.of(),
            START,
            Optional.empty(),
            Optional.empty())
        .finished(
            new RunResult(
                TRAIN_ROWS * epochs,
                TRAIN_ROWS * epochs,
                epochs,
                rounds,
                3123.4,
                161.2,
                17.5,
                9_769_920,
                "c0ffee".repeat(10) + "abcd",
                0,
                421_642,
                Optional.empty()),
            provenance("dataset", Optional.of(provenance("images", Optional.empty()))));
  }

  static Provenance provenance(String role, Optional<Provenance> further) {
    return new Provenance(
        1,
        "0.1.0",
        "17.0.9",
        "3.5.7",
        "local-cluster[2,1,2048]",
        START,
        START.plusSeconds(183),
        List.of(
            new Provenance.Input(
                role, "hdfs://namenode/trainyard/" + role, "ab".repeat(32), further)));
  }

  static DatasetManifest dataset(Features features, List<String> labels) {
    Map<String, Long> perLabel = new LinkedHashMap<>();
    labels.forEach(label -> perLabel.put(label, 600L + label.hashCode() % 100));
    return new DatasetManifest(
        1,
        "mnist-cnn",
        "77aa",
        "dd".repeat(32),
        START,
        List.of(new SourceFile("images", "file:/raw/images", 9_912_422, "ee".repeat(32))),
        new RowCounts(70_005, 70_000, 2, Map.of("label out of range", 3L)),
        Map.of(
            "train", new SplitSummary(54_000, "a1".repeat(32), perLabel),
            "validation", new SplitSummary(6_000, "b2".repeat(32), perLabel),
            "test", new SplitSummary(10_000, "c3".repeat(32), perLabel)),
        features,
        new Labels(Labels.Kind.CLASS, labels),
        Optional.empty(),
        Json.parse("{\"source\":{\"format\":\"idx\"}}"),
        provenance("images", Optional.empty()));
  }

  /** A matrix in which each class is mostly right and sometimes taken for its neighbours. */
  static long[][] confusion(int classes, int support) {
    long[][] counts = new long[classes][classes];
    Random random = new Random(5);
    for (int i = 0; i < classes; i++) {
      counts[i][i] = support;
      for (int j = 0; j < classes; j++) {
        long wrong = random.nextInt(10) < 3 && i != j ? random.nextInt(support / 100 + 1) : 0;
        counts[i][j] += wrong;
        counts[i][i] -= wrong;
      }
    }
    return counts;
  }

  static EvaluationMetrics evaluation(
      List<String> labels, long[][] confusion, Map<String, Scores> slices) {
    return new EvaluationMetrics(
        1,
        "mnist-cnn",
        "4f0c1d9be27a6635",
        Json.parse("{\"split\":\"test\"}"),
        "c0ffee".repeat(10) + "abcd",
        "hdfs://namenode/trainyard/runs/mnist-cnn/4f0c1d9be27a6635/model.zip",
        "hdfs://namenode/trainyard/datasets/mnist-cnn/77aa",
        "test",
        "c3".repeat(32),
        scores(labels, confusion),
        slices,
        START.plusSeconds(400),
        provenance(
            "model",
            Optional.of(
                provenance("dataset", Optional.of(provenance("images", Optional.empty()))))));
  }

  static Scores scores(List<String> labels, long[][] confusion) {
    List<ClassMetrics> classes = new ArrayList<>();
    long right = 0;
    long all = 0;
    for (int i = 0; i < labels.size(); i++) {
      int column = i;
      long support = Arrays.stream(confusion[i]).sum();
      long predicted = Arrays.stream(confusion).mapToLong(row -> row[column]).sum();
      double precision = predicted == 0 ? 0 : (double) confusion[i][i] / predicted;
      double recall = support == 0 ? 0 : (double) confusion[i][i] / support;
      double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
      classes.add(new ClassMetrics(labels.get(i), support, precision, recall, f1, 0.9991));
      right += confusion[i][i];
      all += support;
    }
    double accuracy = (double) right / Math.max(1, all);
    return new Scores(all, accuracy, accuracy, accuracy, accuracy, 0.9996, 0.0312, 0.0041, classes);
  }

  static EvaluationReportData digitsEvaluation(List<Misread> misread, int rounds, int perEpoch) {
    int epochs = (rounds + perEpoch - 1) / perEpoch;
    long[][] confusion = confusion(10, 1000);
    return new EvaluationReportData(
        evaluation(digits(), confusion, Map.of()),
        confusion,
        misread,
        dataset(DIGIT, digits()),
        Optional.of(
            new TrainingHistory(run(epochs, rounds), ledger(epochs), rounds(rounds, perEpoch))));
  }
}
