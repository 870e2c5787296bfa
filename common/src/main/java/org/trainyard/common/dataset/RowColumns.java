package org.trainyard.common.dataset;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of a dataset's Parquet files. Rows of a split stand in the order of their index. */
public final class RowColumns {
  /** Position in the split, 0 to rows - 1. */
  public static final String INDEX = "index";

  /** Stable name of the row: the source file's role and the position in it. */
  public static final String ID = "id";

  /** SHA-256 of the raw content, label excluded: 32 bytes. */
  public static final String DIGEST = "digest";

  /** The features, {@link Features#bytes()} bytes for kinds of a fixed length. */
  public static final String FEATURES = "features";

  /** Class index, class indexes or numbers, see {@link Labels}. */
  public static final String LABEL = "label";

  /** How much the row counts in the loss; 1 unless the source says otherwise. */
  public static final String WEIGHT = "weight";

  /** Values of the slice columns by name. */
  public static final String SLICES = "slices";

  /** The raw text, null where the source is not text. */
  public static final String TEXT = "text";

  /** The schema, in this order. */
  public static final StructType SCHEMA =
      new StructType()
          .add(INDEX, DataTypes.LongType, false)
          .add(ID, DataTypes.StringType, false)
          .add(DIGEST, DataTypes.BinaryType, false)
          .add(FEATURES, DataTypes.BinaryType, false)
          .add(LABEL, DataTypes.createArrayType(DataTypes.DoubleType, false), false)
          .add(WEIGHT, DataTypes.FloatType, false)
          .add(
              SLICES,
              DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false),
              false)
          .add(TEXT, DataTypes.StringType, true);

  private RowColumns() {}
}
