package org.trainyard.dataprep.source.text;

import java.util.Map;

/** A record of a file that holds many. */
sealed interface Parsed {
  /**
   * A record that could be read.
   *
   * @param fields the values that it has, by column
   */
  record Fields(Map<String, String> fields) implements Parsed {}

  /**
   * A record that is not of the format.
   *
   * @param reason why, in the same words for all such records
   * @param excerpt what was found
   */
  record Malformed(String reason, String excerpt) implements Parsed {}
}
