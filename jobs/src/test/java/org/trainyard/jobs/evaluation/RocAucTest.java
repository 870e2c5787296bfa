package org.trainyard.jobs.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RocAucTest {
  private static RocAuc.Scored row(double probability, boolean ofClass) {
    return new RocAuc.Scored((float) probability, ofClass);
  }

  @Test
  void threeOfFourPairsInOrder() {
    // Pairs: 0.8 beats 0.1 and 0.4; 0.35 beats 0.1 but not 0.4.
    assertEquals(
        0.75,
        RocAuc.of(List.of(row(0.1, false), row(0.4, false), row(0.35, true), row(0.8, true))));
  }

  @Test
  void equalProbabilitiesCountOneHalf() {
    // 0.9 beats 0.5 and 0.2; 0.5 ties with 0.5 and beats 0.2: (1 + 1 + 0.5 + 1) / 4.
    assertEquals(
        0.875,
        RocAuc.of(List.of(row(0.9, true), row(0.5, true), row(0.5, false), row(0.2, false))));
  }

  @Test
  void bounds() {
    assertEquals(1, RocAuc.of(List.of(row(0.9, true), row(0.1, false))));
    assertEquals(0, RocAuc.of(List.of(row(0.1, true), row(0.9, false))));
    assertEquals(0.5, RocAuc.of(List.of(row(0.3, true), row(0.3, false), row(0.3, false))));
  }

  @Test
  void withoutRowsOnOneSideItIsNotDefined() {
    assertEquals(Double.NaN, RocAuc.of(List.of(row(0.9, true))));
    assertEquals(Double.NaN, RocAuc.of(List.of(row(0.9, false))));
    assertEquals(Double.NaN, RocAuc.of(List.of()));
  }

  @Test
  void probabilitiesThatAreNoNumbersComeToAnEnd() {
    List<RocAuc.Scored> rows =
        List.of(row(Double.NaN, true), row(0.5, false), row(Double.NaN, false), row(0.2, true));

    // NaN counts as the largest: NaN beats 0.5 and ties with NaN; 0.2 beats nothing.
    double area = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> RocAuc.of(rows));

    assertEquals(0.375, area);
  }

  @Test
  void isTheShareOfPairsInOrder() {
    Random random = new Random(5);
    List<RocAuc.Scored> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(row(random.nextInt(20) / 20.0, random.nextInt(3) == 0));
    }
    double inOrder = 0;
    long pairs = 0;
    for (RocAuc.Scored positive : rows) {
      for (RocAuc.Scored negative : rows) {
        if (positive.ofClass() && !negative.ofClass()) {
          pairs++;
          int compared = Float.compare(positive.probability(), negative.probability());
          inOrder += compared > 0 ? 1 : compared == 0 ? 0.5 : 0;
        }
      }
    }
    Collections.shuffle(rows, random);

    assertEquals(inOrder / pairs, RocAuc.of(rows), 1e-12);
  }
}
