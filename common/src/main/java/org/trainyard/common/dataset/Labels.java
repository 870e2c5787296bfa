package org.trainyard.common.dataset;

import java.io.Serializable;
import java.util.List;

/**
 * What a row's label is.
 *
 * @param kind one class, several classes, one number or several numbers
 * @param names names of the classes in the order of their index, or of the numbers
 */
public record Labels(Kind kind, List<String> names) implements Serializable {
  /** The label of all rows of a source that has none. */
  public static final String UNLABELLED = "unlabelled";

  /** Kinds of labels. */
  public enum Kind {
    /** One class of several: the column {@code label} holds its index. */
    CLASS,
    /** Any number of classes: their indexes. */
    CLASSES,
    /** Numbers, one for each name. */
    NUMBERS
  }

  /** Copies and checks. */
  public Labels {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("labels have no names");
    }
  }

  /** Whether rows have no labels, so that there is nothing for a classifier to learn. */
  public boolean areMissing() {
    return names.equals(List.of(UNLABELLED));
  }

  /** Number of classes, or of numbers. */
  public int size() {
    return names.size();
  }
}
