package org.trainyard.dataprep.split;

import java.io.Serializable;
import org.trainyard.common.config.Section;

/**
 * {@code prepare.split}: shares of the rows that are held out.
 *
 * @param validation share of the validation split, 0 to 1
 * @param test share of the test split, 0 to 1
 */
public record SplitShares(double validation, double test) implements Serializable {

  /** Reads the block; problems are added to the section's. */
  public static SplitShares read(Section split) {
    SplitShares shares =
        new SplitShares(split.number("validation", 0, 1), split.number("test", 0, 1));
    if (shares.validation + shares.test >= 1) {
      split.problem(
          "validation",
          "and " + "prepare.split.test leave something to train on: below 1 together");
    }
    return shares;
  }
}
