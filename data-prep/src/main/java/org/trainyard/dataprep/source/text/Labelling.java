package org.trainyard.dataprep.source.text;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.Labels;

/**
 * How a raw label, or the name of a folder, becomes a label.
 *
 * @param map raw label to label; one that is not in it stays as it is
 * @param kind whether rows have labels at all
 */
public record Labelling(Map<String, String> map, Kind kind) implements Serializable {
  /** Whether rows have labels. */
  public enum Kind {
    /** Each row has one. */
    LABELLED,
    /** None has: all get the label {@code unlabelled}. */
    UNLABELLED
  }

  /** Copies. */
  public Labelling {
    map = Collections.unmodifiableMap(new TreeMap<>(map));
  }

  /** Reads {@code label-map} and {@code unlabelled}. */
  static Labelling read(Section source) {
    Map<String, String> map = source.flat("label-map");
    return new Labelling(
        map,
        source.has("unlabelled") && source.flag("unlabelled") ? Kind.UNLABELLED : Kind.LABELLED);
  }

  /** The label for a raw one. */
  String of(String raw) {
    if (kind == Kind.UNLABELLED) {
      return Labels.UNLABELLED;
    }
    String stripped = raw.strip();
    return map.getOrDefault(stripped, stripped);
  }
}
