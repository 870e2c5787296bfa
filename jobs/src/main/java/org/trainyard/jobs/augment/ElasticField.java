package org.trainyard.jobs.augment;

import java.util.SplittableRandom;

/**
 * Smooth random displacements: points of a coarse grid are moved at random, and a cubic B-spline
 * lies between them. That is as smooth as the Gaussian filter of Simard et al. (2003), at a
 * fraction of its cost. Holds the displacements of one row of pixels at a time.
 */
final class ElasticField {
  /** A point of a cubic spline follows from four points of the grid. */
  private static final int REACH = 4;

  private final double strength;
  private final int height;
  private final int width;
  private final int points;
  private final float[] gridX;
  private final float[] gridY;
  private final float[] lineX;
  private final float[] lineY;
  private final int[] rowFrom;
  private final float[] rowWeights;
  private final int[] columnFrom;
  private final float[] columnWeights;

  /**
   * A field of displacements, all zero until it is drawn.
   *
   * @param strength largest displacement of a point of the grid, as a share of each side
   * @param cells of the grid along each side
   */
  ElasticField(double strength, int cells, int height, int width) {
    this.strength = strength;
    this.height = height;
    this.width = width;
    points = cells + REACH - 1;
    gridX = new float[points * points];
    gridY = new float[points * points];
    lineX = new float[points];
    lineY = new float[points];
    rowFrom = new int[height];
    rowWeights = weights(height, cells, rowFrom);
    columnFrom = new int[width];
    columnWeights = weights(width, cells, columnFrom);
  }

  private static float[] weights(int side, int cells, int[] from) {
    float[] weights = new float[side * REACH];
    for (int i = 0; i < side; i++) {
      double position = (i + 0.5) / side * cells;
      from[i] = Math.min((int) position, cells - 1);
      double t = position - from[i];
      double s = 1 - t;
      weights[i * REACH] = (float) (s * s * s / 6);
      weights[i * REACH + 1] = (float) ((3 * t * t * t - 6 * t * t + 4) / 6);
      weights[i * REACH + 2] = (float) ((3 * s * s * s - 6 * s * s + 4) / 6);
      weights[i * REACH + 3] = (float) (t * t * t / 6);
    }
    return weights;
  }

  /** Draws new displacements. */
  void draw(SplittableRandom random) {
    if (strength > 0) {
      for (int i = 0; i < gridX.length; i++) {
        gridX[i] = (float) (strength * width * (2 * random.nextDouble() - 1));
        gridY[i] = (float) (strength * height * (2 * random.nextDouble() - 1));
      }
    }
  }

  /** Goes to a row of pixels. */
  void row(int row) {
    if (strength > 0) {
      for (int column = 0; column < points; column++) {
        lineX[column] = alongRows(gridX, row, column);
        lineY[column] = alongRows(gridY, row, column);
      }
    }
  }

  private float alongRows(float[] grid, int row, int column) {
    int weight = row * REACH;
    int place = rowFrom[row] * points + column;
    return rowWeights[weight] * grid[place]
        + rowWeights[weight + 1] * grid[place + points]
        + rowWeights[weight + 2] * grid[place + 2 * points]
        + rowWeights[weight + 3] * grid[place + 3 * points];
  }

  /** Displacement to the right of a pixel of the row, in pixels. */
  float x(int column) {
    return along(lineX, column);
  }

  /** Displacement downwards of a pixel of the row, in pixels. */
  float y(int column) {
    return along(lineY, column);
  }

  private float along(float[] line, int column) {
    int weight = column * REACH;
    int place = columnFrom[column];
    return columnWeights[weight] * line[place]
        + columnWeights[weight + 1] * line[place + 1]
        + columnWeights[weight + 2] * line[place + 2]
        + columnWeights[weight + 3] * line[place + 3];
  }
}
