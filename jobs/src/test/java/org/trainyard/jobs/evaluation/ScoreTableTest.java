package org.trainyard.jobs.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trainyard.common.evaluation.ClassMetrics;
import org.trainyard.common.evaluation.Scores;

class ScoreTableTest {
  private static final List<String> LABELS = List.of("cat", "dog", "none");

  private static ScoredRow row(int label, float... probabilities) {
    int predicted = probabilities[0] >= probabilities[1] ? 0 : 1;
    return new ScoredRow(0, "r", label, predicted, probabilities, Map.of(), new byte[0]);
  }

  private static Tally tally() {
    // Cats: 3 right, 1 taken for a dog. Dogs: 1 right, 1 taken for a cat.
    return new Tally(3)
        .add(row(0, 0.75f, 0.25f, 0))
        .add(row(0, 0.75f, 0.25f, 0))
        .add(row(0, 0.75f, 0.25f, 0))
        .add(row(0, 0.25f, 0.75f, 0))
        .add(row(1, 0.25f, 0.75f, 0))
        .add(row(1, 1, 0, 0));
  }

  @Test
  void scoresByHand() {
    Scores scores = ScoreTable.of(LABELS, tally(), new double[] {0.9, 0.7, Double.NaN});

    assertEquals(
        List.of(
            new ClassMetrics("cat", 4, 0.75, 0.75, 0.75, 0.9),
            new ClassMetrics("dog", 2, 0.5, 0.5, 0.5, 0.7),
            new ClassMetrics("none", 0, 0, 0, 0, Double.NaN)),
        scores.classes());
    assertEquals(6, scores.examples());
    assertEquals(4 / 6.0, scores.accuracy(), 1e-12);
    assertEquals(0.625, scores.macroPrecision(), 1e-12, "over classes with rows");
    assertEquals(0.625, scores.macroRecall(), 1e-12);
    assertEquals(0.625, scores.macroF1(), 1e-12);
    assertEquals(0.8, scores.rocAuc(), 1e-12, "where defined");
    double loss = (-4 * Math.log(0.75) - Math.log(0.25) - Math.log(1e-15)) / 6;
    assertEquals(loss, scores.loss(), 1e-12, "a probability of 0 counts as 1e-15");
    // Five rows of confidence 0.75, four of them right; one of 1, wrong.
    assertEquals((0.25 + 1) / 6, scores.calibrationError(), 1e-12);
  }

  @Test
  void rowsOfTheConfusionAreClassesColumnsPredictions() {
    assertArrayEquals(new long[][] {{3, 1, 0}, {1, 1, 0}, {0, 0, 0}}, tally().confusion());
  }

  @Test
  void talliesOfPartsAddUp() {
    double[] auc = {1, 1, 1};

    Scores twice = ScoreTable.of(LABELS, tally().add(tally()), auc);

    assertEquals(12, twice.examples());
    assertEquals(ScoreTable.of(LABELS, tally(), auc).loss(), twice.loss(), 1e-12);
  }

  @Test
  void noRowsAreNoDivisionByZero() {
    Scores scores = ScoreTable.of(LABELS, new Tally(3), new double[] {1, 1, 1});

    assertEquals(0, scores.accuracy());
    assertEquals(0, scores.loss());
  }
}
