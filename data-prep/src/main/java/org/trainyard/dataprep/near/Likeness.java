package org.trainyard.dataprep.near;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.trainyard.dataprep.split.Digest;

/**
 * A text among those that share a band of their signatures.
 *
 * @param digest of its content
 * @param shingles what it has in common with others, sorted
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by digest.
record Likeness(Digest digest, int[] shingles) implements Serializable {
  /**
   * Two contents that are nearly equal.
   *
   * @param one the one whose digest is smaller
   * @param other the other
   */
  record Pair(Digest one, Digest other) implements Serializable {}

  /**
   * Compares each with those that were found to be unlike all before them, so that many copies of
   * one text take time in proportion to their number.
   *
   * @param sharing texts in ascending order of their digests
   * @param least the similarity from which they are nearly equal
   */
  static List<Pair> pairs(List<Likeness> sharing, double least) {
    List<Likeness> unlike = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    for (Likeness each : sharing) {
      boolean found = false;
      for (Likeness before : unlike) {
        if (Shingles.similarity(each.shingles, before.shingles) >= least) {
          pairs.add(new Pair(before.digest, each.digest));
          found = true;
        }
      }
      if (!found) {
        unlike.add(each);
      }
    }
    return pairs;
  }
}
