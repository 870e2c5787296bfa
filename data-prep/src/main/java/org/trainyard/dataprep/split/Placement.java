package org.trainyard.dataprep.split;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trainyard.common.dataset.Split;
import org.trainyard.dataprep.source.RawRow.Part;

/**
 * Where a sound row is put.
 *
 * @param ordinal the row's place in the source's order
 * @param fate the split, or that it is dropped
 */
public record Placement(long ordinal, Fate fate) implements Serializable {

  /** What becomes of a row. */
  public enum Fate {
    /** In {@link Split#TRAIN}. */
    TRAIN,
    /** In {@link Split#VALIDATION}. */
    VALIDATION,
    /** In {@link Split#TEST}. */
    TEST,
    /** Dropped: its content stands in the dataset already. */
    DUPLICATE,
    /** Dropped: nearly its content stands in the dataset already. */
    NEAR_DUPLICATE;

    /** The fate of a row that is kept in a split. */
    public static Fate in(Split split) {
      return valueOf(split.name());
    }

    /** The split that it is kept in; none if it is dropped. */
    public Optional<Split> split() {
      return switch (this) {
        case TRAIN -> Optional.of(Split.TRAIN);
        case VALIDATION -> Optional.of(Split.VALIDATION);
        case TEST -> Optional.of(Split.TEST);
        case DUPLICATE, NEAR_DUPLICATE -> Optional.empty();
      };
    }
  }

  /**
   * A row among those that are taken for equal.
   *
   * @param ordinal its place in the source's order
   * @param part whether the source says which split it is in
   * @param digest SHA-256 of its raw content; after cleaning, equal rows may differ in it
   * @param label index of its class
   * @param likeness SHA-256 of its content after cleaning; nearly equal rows differ in it
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by ordinal.
  public record Copy(long ordinal, Part part, byte[] digest, int label, byte[] likeness)
      implements Serializable {
    /** What it is if it is dropped and another one is kept. */
    Fate droppedFor(Copy kept) {
      return Arrays.equals(likeness, kept.likeness) ? Fate.DUPLICATE : Fate.NEAR_DUPLICATE;
    }

    /** The split that it is in by itself, whatever other rows there are. */
    Fate own(SplitShares shares) {
      return switch (part) {
        case TEST -> Fate.TEST;
        case VALIDATION -> Fate.VALIDATION;
        case MAIN -> Fate.in(SplitHash.of(digest, shares));
      };
    }
  }

  /** Places all rows that are taken for equal. */
  public static List<Placement> of(
      Iterable<Copy> equal, SplitShares shares, Duplicates duplicates) {
    List<Copy> copies = new ArrayList<>();
    equal.forEach(copies::add);
    copies.sort(Comparator.comparingLong(Copy::ordinal));
    // A split that came with the source stays whole, so that scores on it can be compared.
    Copy first = copies.get(0);
    for (Copy copy : copies) {
      if (copy.part().compareTo(first.part()) > 0) {
        first = copy;
      }
    }
    Fate side = first.own(shares);
    Set<ByteBuffer> contents = contents(copies, side, shares);
    List<Placement> placed = new ArrayList<>();
    for (Copy copy : copies) {
      placed.add(
          new Placement(
              copy.ordinal(),
              switch (duplicates) {
                case KEEP -> copy.own(shares);
                case KEEP_IN_ONE_SPLIT ->
                    contents.contains(ByteBuffer.wrap(copy.digest()))
                        ? side
                        : copy.droppedFor(first);
                case DROP -> copy.ordinal() == first.ordinal() ? side : copy.droppedFor(first);
              }));
    }
    return placed;
  }

  /**
   * The raw contents that stand in a split by themselves. A row of such a content may be kept
   * there; any other is dropped rather than moved, for which rows are equal depends on cleaning,
   * and cleaning moves no row.
   */
  private static Set<ByteBuffer> contents(List<Copy> copies, Fate side, SplitShares shares) {
    return copies.stream()
        .filter(copy -> copy.own(shares) == side)
        .map(copy -> ByteBuffer.wrap(copy.digest()))
        .collect(Collectors.toSet());
  }
}
