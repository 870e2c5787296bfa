package org.trainyard.dataprep.split;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    DUPLICATE;

    /** The fate of a row that is kept in a split. */
    public static Fate in(Split split) {
      return valueOf(split.name());
    }
  }

  /**
   * A row among those of equal content.
   *
   * @param ordinal its place in the source's order
   * @param part whether it is one of the source's own test rows
   */
  public record Copy(long ordinal, Part part) implements Serializable {}

  /** Places all rows of one content. */
  public static List<Placement> of(
      byte[] digest, Iterable<Copy> equal, SplitShares shares, Duplicates duplicates) {
    List<Copy> copies = new ArrayList<>();
    equal.forEach(copies::add);
    copies.sort(Comparator.comparingLong(Copy::ordinal));
    Fate hashed = Fate.in(SplitHash.of(digest, shares));
    Optional<Copy> firstTest = copies.stream().filter(copy -> copy.part() == Part.TEST).findFirst();
    // A test split that came with the source stays whole, so that scores on it can be compared.
    Copy kept = firstTest.orElse(copies.get(0));
    List<Placement> placed = new ArrayList<>();
    for (Copy copy : copies) {
      Fate own = copy.part() == Part.TEST ? Fate.TEST : hashed;
      placed.add(
          new Placement(
              copy.ordinal(),
              switch (duplicates) {
                case KEEP -> own;
                case KEEP_IN_ONE_SPLIT -> firstTest.isPresent() ? Fate.TEST : own;
                case DROP -> copy.equals(kept) ? own : Fate.DUPLICATE;
              }));
    }
    return placed;
  }
}
