package org.trainyard.dataprep.source.text;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trainyard.dataprep.source.RawRow.Part;
import org.trainyard.dataprep.source.RawRow.Place;

/**
 * Makes documents of records.
 *
 * @param columns which columns are what
 * @param labelling how raw labels become labels
 */
record DocumentMaker(TextColumns columns, Labelling labelling) implements Serializable {
  /** Reason of quarantine: no text, or a blank one. */
  static final String NO_TEXT = "missing text";

  /** Reason of quarantine: no label. */
  static final String NO_LABEL = "missing label";

  /** Reason of quarantine: a split that is none of the three. */
  static final String WRONG_SPLIT = "wrong split";

  /** The document that a record is. */
  Document of(Place at, Parsed record) {
    if (record instanceof Parsed.Malformed malformed) {
      return Document.defective(at, malformed.reason(), malformed.excerpt());
    }
    Map<String, String> fields = ((Parsed.Fields) record).fields();
    String text = fields.getOrDefault(columns.text(), "");
    if (text.isBlank()) {
      return Document.defective(
          at, NO_TEXT, columns.text() + " is empty or no text" + others(fields));
    }
    String rawLabel = fields.getOrDefault(columns.label(), "");
    Map<String, String> slices = new TreeMap<>();
    columns.slices().forEach(name -> slices.put(name, fields.getOrDefault(name, "").strip()));
    Optional<String> bad = Undecodable.in(text).or(() -> Undecodable.in(rawLabel + slices));
    if (bad.isPresent()) {
      return Document.defective(at, Undecodable.REASON, bad.get());
    }
    if (!columns.label().isEmpty() && rawLabel.isBlank()) {
      return Document.defective(at, NO_LABEL, columns.label() + " is empty: " + text);
    }
    String split = columns.split().isEmpty() ? "train" : fields.getOrDefault(columns.split(), "");
    Optional<Part> part = part(split);
    if (part.isEmpty()) {
      return Document.defective(
          at, WRONG_SPLIT, "\"" + split + "\" is none of train, validation and test: " + text);
    }
    Place place = new Place(part.get(), at.role(), at.source(), at.position());
    return Document.sound(place, text, labelling.of(rawLabel), slices, 0);
  }

  /** What there is in place of a column that is missing altogether. */
  private String others(Map<String, String> fields) {
    return fields.containsKey(columns.text())
        ? ""
        : "; the record has " + String.join(", ", new TreeSet<>(fields.keySet()));
  }

  /** Which of the source's rows a word stands for. */
  private static Optional<Part> part(String split) {
    return switch (split.strip().toLowerCase(Locale.ROOT)) {
      case "train", "training" -> Optional.of(Part.MAIN);
      case "validation", "valid", "val", "dev" -> Optional.of(Part.VALIDATION);
      case "test" -> Optional.of(Part.TEST);
      default -> Optional.empty();
    };
  }
}
