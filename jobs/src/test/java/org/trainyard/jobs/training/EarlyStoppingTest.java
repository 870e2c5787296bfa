package org.trainyard.jobs.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.jobs.training.EarlyStoppingSettings.Metric;

class EarlyStoppingTest {
  /** Two rounds an epoch, of which the second is scored. */
  private static List<RoundMetrics> epochs(double... values) {
    List<RoundMetrics> rounds = new ArrayList<>();
    for (int epoch = 0; epoch < values.length; epoch++) {
      rounds.add(round(epoch, Optional.empty()));
      rounds.add(
          round(epoch, Optional.of(new RoundMetrics.Validation(10, values[epoch], values[epoch]))));
    }
    return rounds;
  }

  private static RoundMetrics round(int epoch, Optional<RoundMetrics.Validation> scores) {
    return new RoundMetrics(1, 1, epoch, 10, 0.5, 0.1, 1, 1, 8, scores);
  }

  private static EarlyStopping judge(Metric metric, int patience, double least, double... values) {
    return EarlyStopping.judge(new EarlyStoppingSettings(metric, patience, least), epochs(values))
        .orElseThrow();
  }

  @Test
  void theBestAccuracyIsTheHighest() {
    EarlyStopping judged = judge(Metric.ACCURACY, 3, 0, 0.5, 0.8, 0.7);

    assertEquals(1, judged.best());
    assertFalse(judged.lastIsBest());
    assertFalse(judged.stop());
  }

  @Test
  void theBestLossIsTheLowest() {
    EarlyStopping judged = judge(Metric.LOSS, 3, 0, 0.5, 0.8, 0.4);

    assertEquals(2, judged.best());
    assertTrue(judged.lastIsBest());
  }

  @Test
  void endsAfterSoManyEpochsWithoutImprovement() {
    assertFalse(judge(Metric.ACCURACY, 2, 0, 0.9, 0.8).stop());
    assertTrue(judge(Metric.ACCURACY, 2, 0, 0.9, 0.8, 0.9).stop(), "an equal score is no better");
    assertFalse(judge(Metric.ACCURACY, 2, 0, 0.9, 0.8, 0.91, 0.9).stop());
  }

  @Test
  void aSmallImprovementDoesNotCount() {
    EarlyStopping judged = judge(Metric.ACCURACY, 2, 0.01, 0.9, 0.905, 0.909);

    assertEquals(0, judged.best());
    assertTrue(judged.stop());
  }

  @Test
  void withoutAMetricOrAScoreThereIsNoJudgement() {
    assertEquals(
        Optional.empty(),
        EarlyStopping.judge(new EarlyStoppingSettings(Metric.NONE, 1, 0), epochs(0.5, 0.4)));
    assertEquals(
        Optional.empty(),
        EarlyStopping.judge(
            new EarlyStoppingSettings(Metric.LOSS, 1, 0), List.of(round(0, Optional.empty()))));
  }
}
