package org.trainyard.jobs.augment;

import java.util.SplittableRandom;

/**
 * Where the pixels of a result are read in the image, both counted from the centre: {@code (xx·x +
 * xy·y + x·width, yx·x + yy·y + y·height)}, with x to the right and y downwards, in pixels.
 *
 * @param x shift to the right, as a share of the width
 * @param y shift downwards, as a share of the height
 */
record AffineMap(float xx, float xy, float yx, float yy, float x, float y) {

  /** Draws one, always with the same number of random numbers. */
  static AffineMap draw(AugmentSettings settings, SplittableRandom random) {
    double angle = StrictMath.toRadians(around(random, settings.rotateDegrees()));
    double slant = around(random, settings.shear());
    double kept = 1 - settings.crop();
    // The result grows where its pixels are read closer together.
    double step = kept / (1 + around(random, settings.scale()));
    double cos = step * StrictMath.cos(angle);
    double sin = step * StrictMath.sin(angle);
    double reach = settings.shift();
    double left = settings.crop() / 2;
    return new AffineMap(
        (float) cos,
        (float) (cos * slant - sin),
        (float) sin,
        (float) (sin * slant + cos),
        (float) (around(random, reach) + around(random, left)),
        (float) (around(random, reach) + around(random, left)));
  }

  private static double around(SplittableRandom random, double bound) {
    return bound * (2 * random.nextDouble() - 1);
  }
}
