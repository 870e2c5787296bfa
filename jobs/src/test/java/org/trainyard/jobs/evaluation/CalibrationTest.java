package org.trainyard.jobs.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void isTheGapBetweenConfidenceAndAccuracyWeightedByRows() {
    Calibration calibration = new Calibration();
    // One bin: confidence 0.9, half of it right: a gap of 0.4 over 4 rows.
    calibration.add(0.9, 1);
    calibration.add(0.9, 0);
    calibration.add(0.9, 1);
    calibration.add(0.9, 0);
    // Another: confidence 0.5, wrong: a gap of 0.5 over 1 row.
    calibration.add(0.5, 0);

    assertEquals((4 * 0.4 + 0.5) / 5, calibration.error(), 1e-12);
  }

  @Test
  void gapsOfOppositeSignInOneBinCancelInTwoTheyDoNot() {
    Calibration one = new Calibration();
    one.add(0.50, 1);
    one.add(0.50, 0);
    Calibration two = new Calibration();
    two.add(0.20, 0);
    two.add(0.80, 1);

    assertEquals(0, one.error(), 1e-12);
    assertEquals(0.2, two.error(), 1e-12);
  }

  @Test
  void certaintyIsInTheLastBin() {
    Calibration calibration = new Calibration();
    calibration.add(1, 1);

    assertEquals(0, calibration.error());
  }

  @Test
  void partsAddUp() {
    Calibration whole = new Calibration();
    Calibration part = new Calibration();
    Calibration other = new Calibration();
    for (int i = 0; i < 100; i++) {
      double confidence = (i % 10 + 1) / 10.0;
      whole.add(confidence, i % 3 == 0 ? 1 : 0);
      (i < 50 ? part : other).add(confidence, i % 3 == 0 ? 1 : 0);
    }
    part.add(other);

    assertEquals(whole.error(), part.error(), 1e-12);
  }

  @Test
  void ofNoRowsItIsZero() {
    assertEquals(0, new Calibration().error());
  }
}
