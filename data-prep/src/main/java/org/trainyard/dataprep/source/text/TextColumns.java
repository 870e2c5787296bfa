package org.trainyard.dataprep.source.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trainyard.common.config.Section;

/**
 * Which columns of a record are what.
 *
 * @param text the raw text
 * @param label the label; none if the rows have none
 * @param split {@code train}, {@code validation} or {@code test}; none if rows are split by their
 *     content
 * @param slices kept for evaluation by slice
 */
public record TextColumns(
    String text, Optional<String> label, Optional<String> split, List<String> slices) {
  /** Copies. */
  public TextColumns {
    slices = List.copyOf(slices);
  }

  /** All of them. */
  List<String> all() {
    List<String> all = new ArrayList<>(List.of(text));
    label.ifPresent(all::add);
    split.ifPresent(all::add);
    all.addAll(slices);
    return all;
  }

  /** Reads the keys; problems are added to the section's. */
  static TextColumns read(Section source, Labelling labelling, List<String> slices) {
    String label = source.optionalText("label").orElse("label");
    return new TextColumns(
        source.optionalText("text").orElse("text"),
        labelling.kind() == Labelling.Kind.LABELLED ? Optional.of(label) : Optional.empty(),
        source.optionalText("split"),
        slices);
  }
}
