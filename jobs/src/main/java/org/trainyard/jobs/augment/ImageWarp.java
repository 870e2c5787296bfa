package org.trainyard.jobs.augment;

import java.util.SplittableRandom;

/**
 * Warps images {@code [channels, height, width]} in place, all channels alike. Each pixel of the
 * result is read from where the drawn {@link AffineMap} and {@link ElasticField} say, between four
 * pixels of the image; beyond its border the image goes on as it ends. Not thread-safe.
 */
public final class ImageWarp {
  private final AugmentSettings settings;
  private final int channels;
  private final int height;
  private final int width;
  private final ElasticField elastic;
  private final float[] original;
  private final int[] places;
  private final float[] right;
  private final float[] below;

  ImageWarp(AugmentSettings settings, int channels, int height, int width) {
    this.settings = settings;
    this.channels = channels;
    this.height = height;
    this.width = width;
    elastic = new ElasticField(settings.elastic(), settings.elasticGrid(), height, width);
    original = new float[height * width];
    places = new int[height * width];
    right = new float[height * width];
    below = new float[height * width];
  }

  /**
   * Warps one image.
   *
   * @param values of the image, channel after channel, row after row
   * @param offset where the image begins among them
   * @param seed what is drawn follows from
   */
  public void apply(float[] values, int offset, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    AffineMap map = AffineMap.draw(settings, random);
    elastic.draw(random);
    apply(values, offset, map);
  }

  /** Warps one image by a given map and the displacements drawn last. */
  void apply(float[] values, int offset, AffineMap map) {
    locate(map);
    for (int channel = 0; channel < channels; channel++) {
      resample(values, offset + channel * original.length);
    }
  }

  /** For each pixel the one up and left of where it is read, and how far it is from there. */
  private void locate(AffineMap map) {
    float middleX = (width - 1) / 2f;
    float middleY = (height - 1) / 2f;
    float lastX = width - 1;
    float lastY = height - 1;
    int i = 0;
    for (int row = 0; row < height; row++) {
      elastic.row(row);
      float y = row - middleY;
      float startX = map.xy() * y + map.x() * width + middleX;
      float startY = map.yy() * y + map.y() * height + middleY;
      for (int column = 0; column < width; column++) {
        float x = column - middleX;
        float fromX = clamp(startX + map.xx() * x + elastic.x(column), lastX);
        float fromY = clamp(startY + map.yx() * x + elastic.y(column), lastY);
        int left = (int) fromX;
        int up = (int) fromY;
        places[i] = up * width + left;
        right[i] = fromX - left;
        below[i] = fromY - up;
        i++;
      }
    }
  }

  private static float clamp(float position, float last) {
    return Math.min(Math.max(position, 0), last);
  }

  private void resample(float[] values, int offset) {
    System.arraycopy(values, offset, original, 0, original.length);
    int end = original.length - 1;
    for (int i = 0; i < original.length; i++) {
      int place = places[i];
      // Where a neighbour is outside, its share is zero.
      float upper = between(original[place], original[Math.min(place + 1, end)], right[i]);
      int under = Math.min(place + width, end);
      float lower = between(original[under], original[Math.min(under + 1, end)], right[i]);
      values[offset + i] = between(upper, lower, below[i]);
    }
  }

  private static float between(float from, float to, float share) {
    return from + (to - from) * share;
  }
}
