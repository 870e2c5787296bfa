package org.trainyard.dataprep.text;

import java.util.List;

/**
 * A text that stands in the source with more than one label.
 *
 * @param text its beginning, personal data masked
 * @param rows where it stands, each with its label
 */
public record Contradiction(String text, List<Row> rows) {
  /**
   * A row.
   *
   * @param id its name in the dataset
   * @param label its label
   */
  public record Row(String id, String label) {}
}
