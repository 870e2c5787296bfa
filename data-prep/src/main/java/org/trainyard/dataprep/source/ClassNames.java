package org.trainyard.dataprep.source;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.trainyard.common.config.Section;

/**
 * The classes that the settings declare.
 *
 * @param classes number of classes, or 0 where it follows from the largest label found
 * @param names names of the classes in the order of their labels, or empty for "0", "1", …
 */
public record ClassNames(int classes, List<String> names) implements Serializable {
  /** Most classes that a dataset may have. */
  public static final int MOST = 65_536;

  /** Copies. */
  public ClassNames {
    names = List.copyOf(names);
  }

  /** Reads {@code classes} and {@code label-names}; problems are added to the section's. */
  public static ClassNames read(Section source) {
    List<String> names = source.texts("label-names");
    int classes = source.has("classes") ? source.integer("classes", 1, MOST) : names.size();
    if (!names.isEmpty() && names.size() != classes) {
      source.problem(
          "label-names",
          "has a name for each of the "
              + classes
              + " classes, found "
              + names.size()
              + " names; leave classes out, or give as many names");
    }
    if (names.stream().distinct().count() != names.size()) {
      source.problem("label-names", "has each name once");
    }
    return new ClassNames(classes, names);
  }

  /** Whether a label is that of a class. */
  public boolean allows(int label) {
    return label >= 0 && label < (classes == 0 ? MOST : classes);
  }

  /** What is allowed, for messages. */
  public String allowed() {
    return "classes are 0 to " + ((classes == 0 ? MOST : classes) - 1);
  }

  /** The names of all classes, one without rows included. */
  public List<String> named(int largestLabel) {
    int count = classes == 0 ? largestLabel + 1 : classes;
    return names.isEmpty() ? IntStream.range(0, count).mapToObj(String::valueOf).toList() : names;
  }
}
