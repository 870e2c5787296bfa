package org.trainyard.dataprep.source.text;

import java.io.Serializable;
import org.trainyard.dataprep.source.RawRow.Place;

/** What makes a document of a whole file. */
interface DocumentReader extends Serializable {
  /**
   * Reads a file's content.
   *
   * @param at the file
   * @param content all of it, unpacked
   * @param label the label that its folder stands for
   */
  Document read(Place at, byte[] content, String label);
}
