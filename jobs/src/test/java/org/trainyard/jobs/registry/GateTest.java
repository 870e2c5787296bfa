package org.trainyard.jobs.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trainyard.common.evaluation.Scores;

class GateTest {
  private static final GateSettings ACCURACY =
      new GateSettings(GateSettings.Metric.ACCURACY, 0.9, 0);

  private static Scores accuracy(double accuracy) {
    return new Scores(100, accuracy, 0.1, 0.2, 0.3, 0.4, 0.5, 0, List.of());
  }

  private static Scores loss(double loss) {
    return new Scores(100, 0.5, 0.1, 0.2, 0.3, 0.4, loss, 0, List.of());
  }

  private static Gate.Decision loss(
      double minimum, double improvement, double challenger, Optional<Double> champion) {
    return Gate.decide(
        new GateSettings(GateSettings.Metric.LOSS, minimum, improvement),
        loss(challenger),
        champion.map(GateTest::loss));
  }

  @Test
  void theFirstModelHasToReachTheMinimum() {
    Gate.Decision good = Gate.decide(ACCURACY, accuracy(0.9), Optional.empty());
    Gate.Decision bad = Gate.decide(ACCURACY, accuracy(0.899), Optional.empty());

    assertEquals(
        new Gate.Decision(
            true, 0.9, Optional.empty(), "accuracy 0.900000; there is no model in service"),
        good);
    assertEquals(
        new Gate.Decision(
            false,
            0.899,
            Optional.empty(),
            "accuracy 0.899000 does not reach publish.gate.minimum 0.900000"),
        bad);
  }

  @Test
  void aWorseModelIsKeptOut() {
    Gate.Decision decision = Gate.decide(ACCURACY, accuracy(0.95), Optional.of(accuracy(0.96)));

    assertFalse(decision.open());
    assertEquals(Optional.of(0.96), decision.champion());
    assertEquals(
        "accuracy 0.950000 against 0.960000 of the model in service on the same rows; needs an"
            + " improvement of at least 0.000000",
        decision.reason());
  }

  @Test
  void anEqualModelIsLetInUnlessAnImprovementIsAskedFor() {
    Optional<Scores> champion = Optional.of(accuracy(0.95));

    assertTrue(Gate.decide(ACCURACY, accuracy(0.95), champion).open());
    assertFalse(
        Gate.decide(
                new GateSettings(GateSettings.Metric.ACCURACY, 0.9, 0.01),
                accuracy(0.955),
                champion)
            .open());
    assertTrue(
        Gate.decide(
                new GateSettings(GateSettings.Metric.ACCURACY, 0.9, 0.01), accuracy(0.97), champion)
            .open());
  }

  @Test
  void aModelBelowTheMinimumIsKeptOutEvenIfItBeatsTheOneInService() {
    assertFalse(Gate.decide(ACCURACY, accuracy(0.8), Optional.of(accuracy(0.5))).open());
  }

  @Test
  void ofTheLossLessIsBetter() {
    assertTrue(loss(0, 0, 0.1, Optional.of(0.2)).open());
    assertFalse(loss(0, 0, 0.3, Optional.of(0.2)).open());
    assertFalse(loss(0, 0.15, 0.1, Optional.of(0.2)).open(), "improves by 0.1 only");
  }

  @Test
  void theMinimumOfTheLossIsTheMostItMayBe() {
    assertTrue(loss(0.2, 0, 0.2, Optional.empty()).open());
    assertFalse(loss(0.2, 0, 0.3, Optional.empty()).open());
    assertTrue(loss(0, 0, 99, Optional.empty()).open(), "0, the default, is no bound");
  }

  @Test
  void aScoreThatIsNoNumberIsKeptOut() {
    assertEquals(
        "the accuracy is NaN, not a number",
        Gate.decide(ACCURACY, accuracy(Double.NaN), Optional.empty()).reason());
    assertFalse(loss(0, 0, Double.POSITIVE_INFINITY, Optional.empty()).open());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void aModelWhoseLossIsNoNumberIsKeptOutWhateverIsCompared(double loss) {
    Scores scores = new Scores(100, 0.95, 0.1, 0.2, 0.3, 0.4, loss, 0, List.of());

    Gate.Decision decision = Gate.decide(ACCURACY, scores, Optional.empty());

    assertFalse(decision.open());
    assertEquals("the loss is " + loss + ", not a number", decision.reason());
  }

  @Test
  void aModelInServiceWhoseScoreIsNoNumberIsReplaced() {
    assertTrue(Gate.decide(ACCURACY, accuracy(0.95), Optional.of(accuracy(Double.NaN))).open());
  }

  @ParameterizedTest
  @CsvSource({
    "ACCURACY, 0.01",
    "MACRO_PRECISION, 0.02",
    "MACRO_RECALL, 0.03",
    "MACRO_F1, 0.04",
    "ROC_AUC, 0.05",
    "LOSS, 0.06"
  })
  void eachMetricReadsItsOwnScore(GateSettings.Metric metric, double expected) {
    Scores scores = new Scores(1, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0, List.of());

    assertEquals(expected, metric.of(scores));
  }
}
