package org.trainyard.dataprep.source.text;

import java.io.Reader;
import java.io.Serializable;
import java.util.Iterator;

/** How a file is cut into records. */
interface RecordFormat extends Serializable {
  /**
   * The records of a file, in order; one after the other is read when it is asked for.
   *
   * @param uri the file, for messages
   * @param content all of it; bytes that could not be decoded are unpaired surrogates
   */
  Iterator<Parsed> records(String uri, Reader content);
}
