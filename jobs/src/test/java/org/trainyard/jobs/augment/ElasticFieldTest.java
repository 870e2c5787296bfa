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

  /**
   * Two cells over two rows and four columns: rows lie in the middle of their cells, columns at a
   * quarter and at three quarters.
   */
  @Test
  void weighsFourPointsAlongEachSideAsACubicSplineDoes() {
    double[] half = {1 / 48.0, 23 / 48.0, 23 / 48.0, 1 / 48.0};
    double[] quarter = {27 / 384.0, 235 / 384.0, 121 / 384.0, 1 / 384.0};
    double[] threeQuarters = {1 / 384.0, 121 / 384.0, 235 / 384.0, 27 / 384.0};
    ElasticField field = new ElasticField(0.5, 2, 2, 4);

    field.draw(new SplittableRandom(1));

    double[][] right = new double[5][5];
    double[][] down = new double[5][5];
    SplittableRandom random = new SplittableRandom(1);
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 5; x++) {
        right[y][x] = 4 * random.nextDouble() - 2;
        down[y][x] = 2 * random.nextDouble() - 1;
      }
    }
    for (int row = 0; row < 2; row++) {
      field.row(row);
      for (int column = 0; column < 4; column++) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < 4; i++) {
          for (int j = 0; j < 4; j++) {
            double weight = half[i] * (column % 2 == 0 ? quarter : threeQuarters)[j];
            x += weight * right[row + i][column / 2 + j];
            y += weight * down[row + i][column / 2 + j];
          }
        }
        assertEquals(x, field.x(column), 1e-6, "right at row " + row + ", column " + column);
        assertEquals(y, field.y(column), 1e-6, "down at row " + row + ", column " + column);
      }
    }
  }
}
