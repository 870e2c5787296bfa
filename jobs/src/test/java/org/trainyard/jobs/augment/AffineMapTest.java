package org.trainyard.jobs.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AffineMapTest {
  private static double[] sorted(AugmentSettings settings, ToDoubleFunction<AffineMap> figure) {
    SplittableRandom random = new SplittableRandom(3);
    return IntStream.range(0, 10_000)
        .mapToObj(i -> AffineMap.draw(settings, random))
        .mapToDouble(figure)
        .sorted()
        .toArray();
  }

  /** Least, median and greatest of ten thousand. */
  private static void assertUniform(double bound, double[] drawn) {
    assertEquals(-bound, drawn[0], 0.01 * bound, "least");
    assertEquals(0, drawn[5_000], 0.05 * bound, "median");
    assertEquals(bound, drawn[9_999], 0.01 * bound, "greatest");
    double quarter = Arrays.stream(drawn).filter(value -> value > bound / 2).count() / 1e4;
    assertEquals(0.25, quarter, 0.02, "share in the upper quarter of the range");
  }

  @Test
  void rotatesWithinItsBound() {
    AugmentSettings settings = new AugmentSettings(12, 0, 0, 0, 0, 0, 1);
    assertUniform(12, sorted(settings, map -> Math.toDegrees(Math.atan2(map.yx(), map.xx()))));
    double[] area = sorted(settings, map -> map.xx() * map.yy() - map.xy() * map.yx());
    assertEquals(1, area[0], 1e-5, "a rotation keeps the area");
    assertEquals(1, area[9_999], 1e-5, "a rotation keeps the area");
  }

  /** The matrix is that of the rotation times {@code [1, slant; 0, 1]}. */
  @Test
  void slantsFirstAndThenRotates() {
    AugmentSettings settings = new AugmentSettings(60, 0, 0, 0.5, 0, 0, 1);
    SplittableRandom random = new SplittableRandom(3);
    double[] slants = new double[1_000];
    for (int i = 0; i < slants.length; i++) {
      AffineMap map = AffineMap.draw(settings, random);
      double cos = map.xx();
      double sin = map.yx();
      assertEquals(1, cos * cos + sin * sin, 1e-6, "length of the first column");
      // Rotated back, the second column is that of the slant.
      assertEquals(1, cos * map.yy() - sin * map.xy(), 1e-6, "height, which a slant keeps");
      slants[i] = cos * map.xy() + sin * map.yy();
    }

    Arrays.sort(slants);
    assertEquals(-0.5, slants[0], 0.01, "least slant");
    assertEquals(0.5, slants[999], 0.01, "greatest slant");
  }

  @Test
  void shiftsScalesAndSlantsWithinTheirBounds() {
    assertUniform(0.2, sorted(new AugmentSettings(0, 0.2, 0, 0, 0, 0, 1), AffineMap::x));
    assertUniform(0.2, sorted(new AugmentSettings(0, 0.2, 0, 0, 0, 0, 1), AffineMap::y));
    assertUniform(0.1, sorted(new AugmentSettings(0, 0, 0.1, 0, 0, 0, 1), map -> 1 / map.xx() - 1));
    assertUniform(0.3, sorted(new AugmentSettings(0, 0, 0, 0.3, 0, 0, 1), AffineMap::xy));
  }

  @Test
  void cropsAWindowThatLiesWithinTheImage() {
    AugmentSettings settings = new AugmentSettings(0, 0, 0, 0, 0.2, 0, 1);
    double[] sides = sorted(settings, AffineMap::xx);
    assertEquals(0.8, sides[0], 1e-6, "side of the window");
    assertEquals(0.8, sides[9_999], 1e-6, "side of the window");
    assertUniform(0.1, sorted(settings, AffineMap::x));
  }
}
