package org.trainyard.dataprep.source;

/** Formats of raw data. */
public enum Format {
  /** Unsigned bytes with a header, see {@link org.trainyard.dataprep.source.idx}. */
  IDX,
  /**
   * Delimited text: of numbers, see {@link org.trainyard.dataprep.source.csv}, or with a column of
   * text, see {@link org.trainyard.dataprep.source.text}.
   */
  CSV,
  /** A JSON object on each line. */
  JSONL,
  /** One JSON array of objects. */
  JSON,
  /** Apache Parquet with a column of text. */
  PARQUET,
  /** A folder for each class, with a file for each text. */
  TEXT_FOLDER,
  /** A folder for each class, with a mail (RFC 822) in each file. */
  MAIL_FOLDER
}
