package org.trainyard.dataprep.source.text;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.trainyard.common.config.Section;

/**
 * Which columns of a record are what.
 *
 * @param text the raw text
 * @param label the label; empty if the rows have none
 * @param split the name of one of the three splits; empty if rows are split by their content
 * @param slices kept for evaluation by slice
 */
public record TextColumns(String text, String label, String split, List<String> slices)
    implements Serializable {
  /** Copies. */
  public TextColumns {
    slices = List.copyOf(slices);
  }

  /** All of them. */
  List<String> all() {
    List<String> all = new ArrayList<>(List.of(text));
    all.addAll(List.of(label, split));
    all.addAll(slices);
    all.removeIf(String::isEmpty);
    return all;
  }

  /** Reads the keys; problems are added to the section's. */
  static TextColumns read(Section source, Labelling labelling, List<String> slices) {
    String label = source.optionalText("label").orElse("label");
    return new TextColumns(
        source.optionalText("text").orElse("text"),
        labelling.kind() == Labelling.Kind.LABELLED ? label : "",
        source.optionalText("split").orElse(""),
        slices);
  }
}
