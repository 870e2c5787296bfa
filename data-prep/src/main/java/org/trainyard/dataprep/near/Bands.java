package org.trainyard.dataprep.near;

import java.io.Serializable;

/**
 * How a signature is cut into bands: two texts are compared if one band of theirs is the same
 * (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, section 3.4).
 *
 * @param rows hashes in a band
 */
record Bands(int rows) implements Serializable {
  /** Hashes in a signature. */
  static final int HASHES = 40;

  private static final double FOUND = 0.99;
  private static final int[] ROWS = {8, 5, 4, 2};

  /** The longest bands that find 99 of 100 pairs of a similarity: fewest others are compared. */
  static Bands finding(double similarity) {
    for (int rows : ROWS) {
      Bands bands = new Bands(rows);
      if (bands.probability(similarity) >= FOUND) {
        return bands;
      }
    }
    return new Bands(1);
  }

  /** How likely two texts of a similarity have a band in common. */
  double probability(double similarity) {
    return 1 - Math.pow(1 - Math.pow(similarity, rows), count());
  }

  /** Number of bands. */
  int count() {
    return HASHES / rows;
  }

  /** The key of each band of a signature; a band's number is part of its key. */
  long[] keys(double[] signature) {
    long[] keys = new long[count()];
    for (int band = 0; band < keys.length; band++) {
      long key = band + 1L;
      for (int row = 0; row < rows; row++) {
        key = mix(key ^ (long) signature[band * rows + row]);
      }
      keys[band] = key;
    }
    return keys;
  }

  /** The finaliser of SplitMix64. */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
