package org.trainyard.jobs.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImageWarpTest {
  private static final float[] NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  private static final AugmentSettings ALL = new AugmentSettings(15, 0.1, 0.1, 0.1, 0.1, 0.05, 4);

  private static float[] warped(AffineMap map) {
    float[] values = NINE.clone();
    new ImageWarp(AugmentSettings.none(), 1, 3, 3).apply(values, 0, map);
    return values;
  }

  private static float[] warped(AugmentSettings settings, long seed) {
    float[] values = new float[28 * 28];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * 7919) % 256;
    }
    new ImageWarp(settings, 1, 28, 28).apply(values, 0, seed);
    return values;
  }

  @Test
  void leavesAnImageAsItIsWhereNothingIsAsked() {
    float[] values = NINE.clone();

    new ImageWarp(AugmentSettings.none(), 1, 3, 3).apply(values, 0, 42L);

    assertArrayEquals(NINE, values);
  }

  @Test
  void readsEachPixelWhereTheMapSays() {
    assertArrayEquals(
        new float[] {3, 6, 9, 2, 5, 8, 1, 4, 7},
        warped(new AffineMap(0, -1, 1, 0, 0, 0)),
        "a quarter turn against the clock: what was at the right is at the top");
    assertArrayEquals(
        new float[] {2, 3, 3, 5, 6, 6, 8, 9, 9},
        warped(new AffineMap(1, 0, 0, 1, 1 / 3f, 0)),
        1e-5f,
        "read one pixel further right; the border goes on");
    assertArrayEquals(
        new float[] {2.5f, 3.5f, 4.5f, 5.5f, 6.5f, 7.5f, 7, 8, 9},
        warped(new AffineMap(1, 0, 0, 1, 0, 0.5f / 3)),
        1e-5f,
        "half a pixel down: the mean of two rows");
    assertArrayEquals(
        new float[] {3, 3.5f, 4, 4.5f, 5, 5.5f, 6, 6.5f, 7},
        warped(new AffineMap(0.5f, 0, 0, 0.5f, 0, 0)),
        1e-5f,
        "twice as large: read half as far from the centre");
  }

  @Test
  void tellsTheWidthFromTheHeight() {
    assertArrayEquals(
        new float[] {3, 4, 5, 6, 5, 6, 7, 8},
        wide(new AffineMap(1, 0, 0, 1, 0, 0.25f)),
        "a quarter of two rows down: the mean of both rows");
    assertArrayEquals(
        new float[] {2, 3, 4, 4, 6, 7, 8, 8},
        wide(new AffineMap(1, 0, 0, 1, 0.25f, 0)),
        "a quarter of four columns right: one column");
    assertArrayEquals(
        new float[] {3, 3, 7, 7, 2, 2, 6, 6},
        wide(new AffineMap(0, -1, 1, 0, 0, 0)),
        "a quarter turn: the two columns in the middle; the border goes on");
  }

  /** Two rows of four pixels. */
  private static float[] wide(AffineMap map) {
    float[] values = {1, 2, 3, 4, 5, 6, 7, 8};
    new ImageWarp(AugmentSettings.none(), 1, 2, 4).apply(values, 0, map);
    return values;
  }

  /** Between pixels that rise evenly, what is read tells from where: {@code x + 10·y}. */
  @Test
  void readsEachPixelWhereTheElasticFieldMovesIt() {
    AugmentSettings settings = new AugmentSettings(0, 0, 0, 0, 0, 0.5, 2);
    float[] values = new float[3 * 5];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 5 + 10 * (i / 5);
    }

    new ImageWarp(settings, 1, 3, 5).apply(values, 0, 7L);

    SplittableRandom random = new SplittableRandom(7);
    AffineMap.draw(settings, random);
    ElasticField field = new ElasticField(0.5, 2, 3, 5);
    field.draw(random);
    for (int row = 0; row < 3; row++) {
      field.row(row);
      for (int column = 0; column < 5; column++) {
        float x = Math.min(Math.max(column + field.x(column), 0), 4);
        float y = Math.min(Math.max(row + field.y(column), 0), 2);
        assertEquals(
            x + 10 * y,
            values[row * 5 + column],
            1e-4f,
            "pixel of row " + row + ", column " + column);
      }
    }
  }

  @Test
  void followsFromTheSeedAlone() {
    ImageWarp used = new ImageWarp(ALL, 1, 28, 28);
    float[] first = new float[28 * 28];
    used.apply(first, 0, 1L);
    float[] again = warped(ALL, 7L);

    float[] values = new float[28 * 28];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * 7919) % 256;
    }
    used.apply(values, 0, 7L);

    assertArrayEquals(again, values, "another image before it changed what was drawn");
    assertFalse(Arrays.equals(again, warped(ALL, 8L)), "two seeds gave one image");
  }

  @Test
  void warpsAllChannelsAlikeAndNothingElse() {
    float[] values = new float[2 + 2 * 784];
    float[] channel = warped(AugmentSettings.none(), 0);
    System.arraycopy(channel, 0, values, 1, 784);
    System.arraycopy(channel, 0, values, 785, 784);
    values[0] = -1;
    values[values.length - 1] = -2;

    new ImageWarp(ALL, 2, 28, 28).apply(values, 1, 7L);

    assertArrayEquals(warped(ALL, 7L), Arrays.copyOfRange(values, 1, 785));
    assertArrayEquals(warped(ALL, 7L), Arrays.copyOfRange(values, 785, 1569));
    assertEquals(-1, values[0], "the number before the image");
    assertEquals(-2, values[values.length - 1], "the number behind the image");
  }
}
