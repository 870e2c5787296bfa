package org.trainyard.dataprep.source.csv;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.trainyard.common.dataset.SourceFile;
import org.trainyard.dataprep.source.ClassNames;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.source.RawRow.Part;
import org.trainyard.dataprep.source.RawRow.Place;

/**
 * Turns the texts of a row into numbers, or says what is wrong with it.
 *
 * @param names the columns' names, for messages
 * @param label index of the label's column
 * @param classes the classes
 * @param role the file's role
 * @param uri the file
 */
record CsvRowParser(List<String> names, int label, ClassNames classes, String role, String uri)
    implements Serializable {
  /** Reason of quarantine: more or fewer columns than the first line. */
  static final String COLUMNS = "wrong number of columns";

  /** Reason of quarantine: a column without a value. */
  static final String MISSING = "missing value";

  /** Reason of quarantine: a value that is not a finite number. */
  static final String NUMBER = "not a number";

  /** Reason of quarantine: no label. */
  static final String NO_LABEL = "missing label";

  CsvRowParser(List<String> names, int label, ClassNames classes, SourceFile file) {
    this(new ArrayList<>(names), label, classes, file.role(), file.uri());
  }

  /** Reads a row: a text for each column, then the raw line if Spark found it malformed. */
  RawRow parse(Row row, long position) {
    Place place = new Place(Part.MAIN, role, uri, position);
    int columns = names.size();
    if (!row.isNullAt(columns)) {
      return RawRow.defective(place, COLUMNS, row.getString(columns).strip());
    }
    ByteBuffer features = ByteBuffer.allocate(4 * (columns - 1)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < columns; i++) {
      if (i == label) {
        continue;
      }
      if (row.isNullAt(i)) {
        return RawRow.defective(place, MISSING, "column " + names.get(i) + " is empty");
      }
      float value = number(row.getString(i));
      if (!Float.isFinite(value)) {
        return RawRow.defective(place, NUMBER, "column " + names.get(i) + ": " + row.getString(i));
      }
      // Adding zero makes -0 and 0 one content.
      features.putFloat(value + 0.0f);
    }
    if (row.isNullAt(label)) {
      return RawRow.defective(place, NO_LABEL, "column " + names.get(label) + " is empty");
    }
    int index = label(Objects.requireNonNull(row.getString(label)));
    if (!classes.allows(index)) {
      return RawRow.defective(
          place, RawRow.WRONG_LABEL, "label " + row.getString(label) + "; " + classes.allowed());
    }
    return RawRow.sound(place, features.array(), index);
  }

  /** Index of a label, given as the name of a class or as its number; -1 if it is neither. */
  private int label(String text) {
    int named = classes.names().indexOf(text);
    // Where names are numbers themselves, a number is a name or nothing.
    if (named >= 0 || classes.names().stream().anyMatch(name -> !Float.isNaN(number(name)))) {
      return named;
    }
    float value = number(text);
    return value == Math.rint(value) && value >= 0 && value < ClassNames.MOST ? (int) value : -1;
  }

  /** The number that a text is, or NaN. */
  private static float number(String text) {
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }
}
