package org.trainyard.jobs.network.fast;

/**
 * A plane cut into windows that lie side by side. Rows and columns that do not fill a window are
 * left out.
 *
 * @param height rows of the plane
 * @param width columns of the plane
 * @param kernelHeight rows of a window
 * @param kernelWidth columns of a window
 */
record Windows(int height, int width, int kernelHeight, int kernelWidth) {
  /** Rows of windows. */
  int outHeight() {
    return height / kernelHeight;
  }

  /** Columns of windows. */
  int outWidth() {
    return width / kernelWidth;
  }

  /** Numbers of the plane. */
  int places() {
    return height * width;
  }

  /** How many windows there are. */
  int count() {
    return outHeight() * outWidth();
  }

  /** Whether windows are of two rows and two columns, the usual case. */
  boolean twoByTwo() {
    return kernelHeight == 2 && kernelWidth == 2;
  }

  /** Whether every place of the plane is in a window. */
  boolean coverAll() {
    return height % kernelHeight == 0 && width % kernelWidth == 0;
  }
}
