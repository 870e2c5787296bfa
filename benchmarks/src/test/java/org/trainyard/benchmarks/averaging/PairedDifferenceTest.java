package org.trainyard.benchmarks.averaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
  /**
   * Hours of sleep gained with each of two drugs, from the paper that brought the test (Student
   * 1908); R gives the interval by {@code t.test(group1, group2, paired = TRUE)} on {@code sleep}.
   */
  @Test
  void studentsOwnExampleHasTheIntervalThatRGives() {
    double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    double[] differences = new double[first.length];
    for (int i = 0; i < first.length; i++) {
      differences[i] = first[i] - second[i];
    }

    PairedDifference difference = PairedDifference.of(differences);

    assertEquals(-1.58, difference.mean(), 1e-9);
    assertEquals(-2.4598858, difference.low(), 1e-7);
    assertEquals(-0.7001142, difference.high(), 1e-7);
  }

  @Test
  void fivePairsTakeTheQuantileOfFourDegreesOfFreedom() {
    PairedDifference difference = PairedDifference.of(1, 2, 3, 4, 5);

    assertEquals(Math.sqrt(2.5), difference.standardDeviation(), 1e-12);
    assertEquals(2.776445 * Math.sqrt(2.5 / 5), difference.halfWidth(), 1e-6);
  }

  @Test
  void oneDifferenceHasNoInterval() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> PairedDifference.of(0.1));

    assertEquals("1 differences have no interval; it takes 2", refused.getMessage());
  }
}
