package org.trainyard.dataprep.split;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.storage.Digests;
import org.trainyard.dataprep.source.RawRow.Part;
import org.trainyard.dataprep.split.Placement.Copy;
import org.trainyard.dataprep.split.Placement.Fate;

class PlacementTest {
  private static final SplitShares SHARES = new SplitShares(0.1, 0.1);

  @Test
  void theFirstDigitsOfTheDigestChooseTheSplit() {
    assertEquals(Split.TEST, SplitHash.of(digest(0x00), SHARES), "0 lies below the test share");
    assertEquals(Split.VALIDATION, SplitHash.of(digest(0x20), SHARES), "0.125 is validation");
    assertEquals(Split.TRAIN, SplitHash.of(digest(0x40), SHARES), "0.25 is train");
    assertEquals(Split.TRAIN, SplitHash.of(digest(0xff), SHARES), "bytes are unsigned");
  }

  @Test
  void theHashOfAKnownContentIsKnown() {
    byte[] digest =
        Digests.sha256().digest("abc".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    // SHA-256 of "abc" begins with ba7816bf: FIPS 180-4, example 1.
    assertEquals(0xba7816bfL / 0x1p32, SplitHash.position(digest), 1e-9);
  }

  @Test
  void ofEqualRowsTheFirstIsKept() {
    List<Copy> copies = List.of(copy(7, Part.MAIN, 0xff), copy(3, Part.MAIN, 0xff));

    List<Placement> placed = Placement.of(copies, SHARES, Duplicates.DROP);

    assertEquals(List.of(new Placement(3, Fate.TRAIN), new Placement(7, Fate.DUPLICATE)), placed);
  }

  @Test
  void aRowOfTheSourcesTestSplitIsKeptBeforeOthers() {
    List<Placement> placed = Placement.of(withTest(), SHARES, Duplicates.DROP);

    assertEquals(List.of(new Placement(3, Fate.DUPLICATE), new Placement(7, Fate.TEST)), placed);
  }

  @Test
  void aRowOfTheSourcesValidationSplitIsKeptBeforeTrainingRowsOnly() {
    List<Copy> copies =
        List.of(copy(1, Part.MAIN, 0xff), copy(2, Part.VALIDATION, 0xff), copy(3, Part.TEST, 0xff));

    assertEquals(
        List.of(
            new Placement(1, Fate.DUPLICATE),
            new Placement(2, Fate.DUPLICATE),
            new Placement(3, Fate.TEST)),
        Placement.of(copies, SHARES, Duplicates.DROP));
    assertEquals(
        List.of(new Placement(1, Fate.DUPLICATE), new Placement(2, Fate.VALIDATION)),
        Placement.of(copies.subList(0, 2), SHARES, Duplicates.DROP));
  }

  @Test
  void equalRowsKeptInOneSplitFollowATestRow() {
    List<Placement> placed = Placement.of(withTest(), SHARES, Duplicates.KEEP_IN_ONE_SPLIT);

    assertEquals(List.of(new Placement(3, Fate.TEST), new Placement(7, Fate.TEST)), placed);
  }

  @Test
  void equalRowsKeptStayWhereTheyAre() {
    List<Placement> placed = Placement.of(withTest(), SHARES, Duplicates.KEEP);

    assertEquals(List.of(new Placement(3, Fate.TRAIN), new Placement(7, Fate.TEST)), placed);
  }

  @Test
  void rowsThatOnlyCleaningMakesEqualAreNeverMoved() {
    List<Copy> copies =
        List.of(
            copy(1, Part.MAIN, 0xff), // train
            copy(2, Part.MAIN, 0x00), // test
            copy(3, Part.MAIN, 0xf0)); // train

    assertEquals(
        List.of(
            new Placement(1, Fate.TRAIN),
            new Placement(2, Fate.DUPLICATE),
            new Placement(3, Fate.TRAIN)),
        Placement.of(copies, SHARES, Duplicates.KEEP_IN_ONE_SPLIT),
        "kept on the side of the first, dropped on others");
    assertEquals(
        List.of(
            new Placement(1, Fate.TRAIN),
            new Placement(2, Fate.TEST),
            new Placement(3, Fate.TRAIN)),
        Placement.of(copies, SHARES, Duplicates.KEEP));
  }

  @Test
  void whatIsDroppedForAnotherTextIsANearDuplicate() {
    List<Copy> copies =
        List.of(
            new Copy(1, Part.MAIN, digest(0xff), 0, digest(1)),
            new Copy(2, Part.MAIN, digest(0xfe), 0, digest(1)),
            new Copy(3, Part.MAIN, digest(0xfd), 0, digest(2)));

    assertEquals(
        List.of(
            new Placement(1, Fate.TRAIN),
            new Placement(2, Fate.DUPLICATE),
            new Placement(3, Fate.NEAR_DUPLICATE)),
        Placement.of(copies, SHARES, Duplicates.DROP));
  }

  private static List<Copy> withTest() {
    return List.of(copy(7, Part.TEST, 0xff), copy(3, Part.MAIN, 0xff));
  }

  private static Copy copy(long ordinal, Part part, int content) {
    return new Copy(ordinal, part, digest(content), 0, digest(0));
  }

  private static byte[] digest(int first) {
    byte[] digest = new byte[32];
    digest[0] = (byte) first;
    return digest;
  }
}
