package org.trainyard.dataprep.source;

/** Formats of raw data. */
public enum Format {
  /** Unsigned bytes with a header, see {@link org.trainyard.dataprep.source.idx}. */
  IDX,
  /** Delimited text, see {@link org.trainyard.dataprep.source.csv}. */
  CSV
}
