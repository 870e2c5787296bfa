package org.trainyard.common.dataset;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.trainyard.common.job.ContentException;
import scala.collection.JavaConverters;

/**
 * One row of a dataset, see {@link RowColumns} for its columns. Arrays are shared, not copied:
 * treat them as read-only.
 *
 * @param index position in the split
 * @param id stable name of the row
 * @param digest SHA-256 of the raw content
 * @param features the features' bytes
 * @param label class index, class indexes or numbers
 * @param weight how much the row counts in the loss
 * @param slices values of the slice columns by name
 * @param text the raw text; empty where the source is not text
 */
@SuppressWarnings("ArrayRecordComponent") // Rows are passed by the million and never compared.
public record DatasetRow(
    long index,
    String id,
    byte[] digest,
    byte[] features,
    double[] label,
    float weight,
    Map<String, String> slices,
    String text)
    implements Serializable {

  /** This row at another position. */
  public DatasetRow at(long position) {
    return new DatasetRow(position, id, digest, features, label, weight, slices, text);
  }

  /**
   * The index of the row's class.
   *
   * @param classes number of classes of the dataset
   * @throws ContentException if the row has no class, or one that the dataset does not have
   */
  public int classIndex(int classes) {
    int found = label.length == 1 ? (int) label[0] : -1;
    if (found < 0 || found >= classes || found != label[0]) {
      throw new ContentException(
          String.format(
              "row %d (%s) has label %s, the dataset has classes 0 to %d; the dataset is damaged,"
                  + " prepare it again",
              index, id, Arrays.toString(label), classes - 1));
    }
    return found;
  }

  /** This row for Spark SQL, in the order of {@link RowColumns#SCHEMA}. */
  public Row toSpark() {
    Double[] boxed = new Double[label.length];
    for (int i = 0; i < label.length; i++) {
      boxed[i] = label[i];
    }
    return RowFactory.create(
        index,
        id,
        digest,
        features,
        boxed,
        weight,
        JavaConverters.mapAsScalaMap(slices),
        text.isEmpty() ? null : text);
  }

  /** A row read by Spark SQL with the schema {@link RowColumns#SCHEMA}. */
  public static DatasetRow of(Row row) {
    List<Double> boxed = row.getList(row.fieldIndex(RowColumns.LABEL));
    double[] label = boxed.stream().mapToDouble(Double::doubleValue).toArray();
    String text = row.getString(row.fieldIndex(RowColumns.TEXT));
    return new DatasetRow(
        row.getLong(row.fieldIndex(RowColumns.INDEX)),
        row.getString(row.fieldIndex(RowColumns.ID)),
        row.getAs(RowColumns.DIGEST),
        row.getAs(RowColumns.FEATURES),
        label,
        row.getFloat(row.fieldIndex(RowColumns.WEIGHT)),
        row.getJavaMap(row.fieldIndex(RowColumns.SLICES)),
        text == null ? "" : text);
  }

  /** A row of which Spark SQL has read index, features and label alone, in its own form. */
  static DatasetRow ofTrainable(InternalRow row) {
    return new DatasetRow(
        row.getLong(0),
        "",
        new byte[0],
        row.getBinary(1),
        row.getArray(2).toDoubleArray(),
        1,
        Map.of(),
        "");
  }
}
