package org.trainyard.jobs.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ElasticFieldTest {
  @Test
  void movesNothingWithoutStrength() {
    ElasticField field = new ElasticField(0, 4, 28, 28);
    field.draw(new SplittableRandom(1));
    field.row(14);
    assertEquals(0, field.x(14));
    assertEquals(0, field.y(14));
  }

  @Test
  void movesSmoothlyAndNoFurtherThanItsStrength() {
    ElasticField field = new ElasticField(0.1, 4, 28, 56);
    double furthest = 0;
    double roughest = 0;
    for (int seed = 0; seed < 200; seed++) {
      field.draw(new SplittableRandom(seed));
      for (int row = 0; row < 28; row++) {
        field.row(row);
        for (int column = 0; column < 56; column++) {
          assertTrue(Math.abs(field.x(column)) <= 5.6f, "further right than a tenth of the width");
          assertTrue(Math.abs(field.y(column)) <= 2.8f, "further down than a tenth of the height");
          furthest = Math.max(furthest, Math.abs(field.y(column)));
          if (column > 0) {
            roughest = Math.max(roughest, Math.abs(field.y(column) - field.y(column - 1)));
          }
        }
      }
    }
    assertTrue(furthest > 1.4, "the furthest of all was " + furthest);
    // A cell has 14 pixels here; the spline's slope is at most the difference of two points a cell.
    assertTrue(roughest <= 2 * 2.8 / 14, "neighbours move apart by " + roughest);
  }
}
