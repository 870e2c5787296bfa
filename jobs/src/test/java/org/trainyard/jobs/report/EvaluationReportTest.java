package org.trainyard.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.evaluation.Scores;
import org.trainyard.common.report.Formats;
import org.trainyard.jobs.report.EvaluationReportData.Misread;
import org.trainyard.jobs.scoring.text.TextExcerpt;

class EvaluationReportTest {
  private static final String HOSTILE = "</script><b>";

  @Test
  void showsTheFiguresOfTheEvaluation() {
    EvaluationReportData data = Examples.digitsEvaluation(List.of(misread("9")), 270, 27);

    String page = EvaluationReport.render(data);

    long wrong = data.misreadRows();
    assertTrue(wrong > 0, "the example has misread rows");
    assertContains(page, wrong + " of 10,000 misread");
    assertContains(page, "0.9996");
    assertContains(page, "0.03120");
    assertContains(page, "4 → 9");
    assertContains(page, "87.50 % sure");
    assertContains(page, "3,123/s");
    assertContains(page, "✓ every row exactly once an epoch");
    assertContains(page, "540,000 rows offered, 540,000 trained in 10 epochs");
    assertContains(page, "70,005 rows read = 70,000 kept + 2 duplicate + 3 quarantined");
    assertContains(page, "quarantined: label out of range");
    assertContains(page, "linux-x86_64-onednn-avx2");
    assertContains(page, "train.network.type");
  }

  @Test
  void saysSoWhenARowWasNotTrainedOnce() {
    EvaluationReportData good = Examples.digitsEvaluation(List.of(), 1, 1);
    EvaluationReportData.TrainingHistory training = good.training().orElseThrow();
    org.trainyard.common.run.Ledger bad =
        new org.trainyard.common.run.Ledger(
            1, List.of(new org.trainyard.common.run.Ledger.Entry(0, 10, 10, 0, 2)));

    String page =
        EvaluationReport.render(
            new EvaluationReportData(
                good.evaluation(),
                good.confusion(),
                good.misread(),
                good.dataset(),
                Optional.of(
                    new EvaluationReportData.TrainingHistory(
                        training.run(), bad, training.rounds()))));

    assertContains(page, "✗ some rows were not trained exactly once");
    assertFalse(page.contains("✓ every row exactly once"), "no tick");
  }

  @Test
  void loadsNothingButItsOwnPictures() {
    String page = EvaluationReport.render(Examples.digitsEvaluation(List.of(misread("9")), 54, 27));

    Matcher loads = Pattern.compile("<[^>]+ (?:src|href)=\"?([^\" >]*)").matcher(page);
    int pictures = 0;
    while (loads.find()) {
      boolean picture = loads.group(1).startsWith("data:image/png;base64,");
      assertTrue(picture || loads.group(1).startsWith("#"), "loads " + loads.group(1));
      pictures += picture ? 1 : 0;
    }
    assertEquals(1, pictures, "pictures");
  }

  @Test
  void escapesLabels() {
    List<String> labels = List.of(HOSTILE, "plain");
    long[][] confusion = {{8, 2}, {1, 9}};

    String page =
        EvaluationReport.render(
            new EvaluationReportData(
                Examples.evaluation(
                    labels, confusion, Map.of(HOSTILE, Examples.scores(labels, confusion))),
                confusion,
                List.of(misread(HOSTILE)),
                Examples.dataset(Examples.DIGIT, labels),
                Optional.empty()));

    assertFalse(page.contains(HOSTILE), "the label stands nowhere as it is");
    assertContains(page, "&lt;/script&gt;&lt;b&gt;");
  }

  @Test
  void listsRowsThatAreNoPictures() {
    Features vector = new Features(Features.Kind.VECTOR, List.of(4), Features.Dtype.FLOAT32);
    long[][] confusion = {{8, 2}, {1, 9}};
    List<String> labels = List.of("ham", "spam");
    Map<String, Scores> slices = Map.of("language=de", Examples.scores(labels, confusion));

    String page =
        EvaluationReport.render(
            new EvaluationReportData(
                Examples.evaluation(labels, confusion, slices),
                confusion,
                List.of(
                    new Misread("mail-17", new byte[16], Optional.empty(), "ham", "spam", 0.625)),
                Examples.dataset(vector, labels),
                Optional.empty()));

    assertFalse(page.contains("<img"), "no picture");
    assertContains(page, "mail-17");
    assertContains(page, "62.50 %");
    assertContains(page, "language=de");
    assertContains(page, "1 of 3 misread rows");
  }

  @Test
  void showsTheTextsThatWereMisread() {
    Features tokens = new Features(Features.Kind.TOKENS, List.of(256), Features.Dtype.INT32);
    long[][] confusion = {{8, 1}, {0, 9}};
    List<String> labels = List.of("ham", "spam");
    TextExcerpt text = TextExcerpt.of("ann@example.org says " + HOSTILE + "!".repeat(2000));

    String page =
        EvaluationReport.render(
            new EvaluationReportData(
                Examples.evaluation(labels, confusion, Map.of()),
                confusion,
                List.of(
                    new Misread("mail-17", new byte[16], Optional.of(text), "ham", "spam", 0.625)),
                Examples.dataset(tokens, labels),
                Optional.empty()));

    assertFalse(page.contains("<img"), "no picture");
    assertFalse(page.contains(HOSTILE), "the text stands nowhere as it is");
    assertFalse(page.contains("ann@"), "personal data is masked");
    assertContains(page, "mail-17");
    assertContains(page, "62.50 %");
    assertContains(page, "&lt;email&gt; says &lt;/script&gt;&lt;b&gt;");
    assertContains(page, Formats.count(text.characters()));
    assertFalse(page.contains("!".repeat(400)), "it is shortened");
  }

  @Test
  void worksForOneRoundAndNothingMisread() {
    long[][] perfect = {{5, 0}, {0, 5}};
    List<String> labels = List.of("no", "yes");
    EvaluationReportData data =
        new EvaluationReportData(
            Examples.evaluation(labels, perfect, Map.of()),
            perfect,
            List.of(),
            Examples.dataset(Examples.DIGIT, labels),
            Optional.of(
                new EvaluationReportData.TrainingHistory(
                    Examples.run(1, 1), Examples.ledger(1), Examples.rounds(1, 1))));

    String page = EvaluationReport.render(data);

    assertContains(page, "100.00 %");
    assertContains(page, "No row was misread.");
  }

  @Test
  void showsTheWorstPairsOfManyClassesInPlaceOfTheMatrix() {
    List<String> labels = IntStream.range(0, 1000).mapToObj(i -> "class-" + i).toList();
    long[][] confusion = Examples.confusion(1000, 500);
    confusion[17][23] = 499;
    List<Misread> misread = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      misread.add(misread("class-" + i));
    }

    String page =
        EvaluationReport.render(
            new EvaluationReportData(
                Examples.evaluation(labels, confusion, Map.of()),
                confusion,
                misread,
                Examples.dataset(Examples.DIGIT, labels),
                Optional.empty()));

    assertFalse(page.contains("class=\"table heat\""), "no matrix");
    assertTrue(
        Pattern.compile("class-17</td><td[^>]*>class-23</td><td[^>]*>499</td>")
            .matcher(page)
            .find(),
        "the worst pair is listed");
    assertEquals(MisreadView.MOST_SHOWN, page.split("<img", -1).length - 1, "pictures");
    assertTrue(page.length() < 2_000_000, "size " + page.length());
  }

  private static Misread misread(String predicted) {
    return new Misread("test-4711", new byte[784], Optional.empty(), "4", predicted, 0.875);
  }

  private static void assertContains(String page, String text) {
    assertTrue(page.contains(text), "the page says \"" + text + "\"");
  }
}
