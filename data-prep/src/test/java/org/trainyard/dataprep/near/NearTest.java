package org.trainyard.dataprep.near;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trainyard.dataprep.split.Digest;

class NearTest {
  @Test
  void similarityIsWhatIsSharedByAllThatThereIs() {
    // Six words have four runs of three; another last word changes one of them: 3 of 5.
    int[] one = Shingles.of("the cat sat on the mat");
    int[] other = Shingles.of("the cat sat on the hat");

    assertEquals(4, one.length);
    assertEquals(0.6, Shingles.similarity(one, other), 1e-12);
    assertEquals(1, Shingles.similarity(one, one), 1e-12);
    assertEquals(0, Shingles.similarity(one, Shingles.of("nothing of it is here")), 1e-12);
  }

  @Test
  void lettersCaseAndPunctuationDoNotCount() {
    assertArrayEquals(Shingles.of("The cat, sat on!"), Shingles.of("the CAT sat 'on'"));
    assertEquals(1, Shingles.of("two words").length, "a short text is one shingle");
    assertEquals(1, Shingles.of("").length);
  }

  @Test
  void wordsWithoutLettersAreToldApart() {
    for (String[] pair :
        new String[][] {
          {"👍", "👎"}, {"★★★★★", "★☆☆☆☆"}, {":-)", ":-("}, {"C++", "C"}, {"की", "के"}, {"𠀀", "𠀂"}
        }) {
      assertEquals(
          0, Shingles.similarity(Shingles.of(pair[0]), Shingles.of(pair[1])), pair[0] + pair[1]);
    }
  }

  @Test
  void bandsAreAsLongAsTheSimilarityAllows() {
    // 1 - (1 - s^r)^(40/r), by hand: 0.9^5 = 0.59049, 0.40951^8 = 0.00079.
    assertEquals(1 - 0.00079, new Bands(5).probability(0.9), 1e-5);
    assertEquals(5, Bands.finding(0.9).rows());
    assertEquals(8, Bands.finding(0.99).rows());
    for (double similarity : new double[] {0.3, 0.5, 0.7, 0.8, 0.9, 1}) {
      Bands bands = Bands.finding(similarity);
      assertTrue(
          bands.probability(similarity) >= 0.99 || bands.rows() == 1,
          "at " + similarity + " with " + bands);
    }
  }

  @Test
  void oneEqualBandIsEnoughAndBandsAreNotTakenForOneAnother() {
    Bands bands = new Bands(20);
    double[] one = new double[Bands.HASHES];
    double[] other = new double[Bands.HASHES];
    java.util.Arrays.fill(other, 20, 40, 7);

    assertEquals(bands.keys(one)[0], bands.keys(other)[0], "equal first bands");
    assertTrue(bands.keys(one)[1] != bands.keys(other)[1], "the second ones differ");
    assertTrue(bands.keys(one)[0] != bands.keys(one)[1], "a band's number counts");
  }

  @Test
  void copiesOfOneTextAreComparedWithItAlone() {
    List<Likeness> sharing =
        List.of(
            new Likeness(digest(1), new int[] {1, 2, 3, 4}),
            new Likeness(digest(2), new int[] {1, 2, 3, 5}),
            new Likeness(digest(3), new int[] {8, 9}),
            new Likeness(digest(4), new int[] {1, 2, 3, 4, 5}));

    assertEquals(
        List.of(new Likeness.Pair(digest(1), digest(2)), new Likeness.Pair(digest(1), digest(4))),
        Likeness.pairs(sharing, 0.6),
        "3 of 5, and 4 of 5");
    assertEquals(
        List.of(new Likeness.Pair(digest(1), digest(4)), new Likeness.Pair(digest(2), digest(4))),
        Likeness.pairs(sharing, 0.7));
  }

  @Test
  void whatIsJoinedOverOthersHasOneSmallest() {
    Clusters clusters = new Clusters();
    clusters.join(digest(5), digest(6));
    clusters.join(digest(3), digest(4));
    clusters.join(digest(6), digest(4));
    clusters.join(digest(8), digest(9));

    assertEquals(
        Map.of(
            digest(4), digest(3),
            digest(5), digest(3),
            digest(6), digest(3),
            digest(9), digest(8)),
        clusters.smallest());
  }

  private static Digest digest(int first) {
    return new Digest(new byte[] {(byte) first});
  }
}
