package org.trainyard.jobs.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.trainyard.dataprep.report.DatasetReport;
import org.trainyard.jobs.report.EvaluationReportData.Misread;

/**
 * Writes the reports with made-up figures, to be looked at in a browser: the first argument is the
 * folder to write to, the second, if there is one, a folder with MNIST's IDX files for pictures.
 */
final class ReportPreview {
  private static final int HEADER = 16;
  private static final int PIXELS = 784;

  private ReportPreview() {}

  public static void main(String[] arguments) throws IOException {
    Path out = Files.createDirectories(Path.of(arguments[0]));
    byte[] images = new byte[HEADER + 10_000 * PIXELS];
    byte[] labels = new byte[8 + 10_000];
    if (arguments.length > 1) {
      images = Files.readAllBytes(Path.of(arguments[1], "t10k-images-idx3-ubyte"));
      labels = Files.readAllBytes(Path.of(arguments[1], "t10k-labels-idx1-ubyte"));
    }
    Random random = new Random(3);
    List<Misread> misread = new ArrayList<>();
    List<DatasetReport.Sample> samples = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int row = random.nextInt(10_000);
      byte[] pixels =
          Arrays.copyOfRange(images, HEADER + row * PIXELS, HEADER + (row + 1) * PIXELS);
      int label = labels[8 + row];
      String predicted = String.valueOf((label + 1 + random.nextInt(9)) % 10);
      misread.add(
          new Misread(
              "test-" + row,
              pixels,
              Optional.empty(),
              "" + label,
              predicted,
              0.4 + 0.6 * random.nextDouble()));
      samples.add(new DatasetReport.Sample(pixels, "" + label, i % 3 == 0 ? "test" : "train"));
    }
    EvaluationReportData data = Examples.digitsEvaluation(misread, 270, 27);
    write(out.resolve("evaluation.html"), EvaluationReport.render(data));
    write(
        out.resolve("run.html"),
        RunReport.render(Examples.run(10, 270), Examples.ledger(10), Examples.rounds(270, 27)));
    write(
        out.resolve("dataset.html"),
        DatasetReport.render(
            data.dataset(),
            samples,
            List.of(
                new DatasetReport.Quarantined(
                    "hdfs://namenode/raw/train-labels-idx1-ubyte",
                    41_337,
                    "label out of range",
                    "label 17, allowed 0 to 9")),
            java.util.Optional.empty()));
  }

  private static void write(Path file, String page) throws IOException {
    Files.write(file, page.getBytes(StandardCharsets.UTF_8));
  }
}
