package org.trainyard.dataprep.text;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.trainyard.common.dataset.TextSummary;

/**
 * What a report tells of texts.
 *
 * @param summary the figures
 * @param examples of each cleaning rule that changed something, a text before and after all rules
 * @param contradictions some of the texts that have more than one label
 * @param lengths rows of each length, in tokens before any were cut off
 * @param maxLength most tokens of a row
 * @param vocabularySize tokens of the vocabulary
 * @param frequent the most frequent tokens and how often they stand in the rows, most frequent
 *     first
 */
public record TextFindings(
    TextSummary summary,
    Map<String, Example> examples,
    List<Contradiction> contradictions,
    SortedMap<Integer, Long> lengths,
    int maxLength,
    int vocabularySize,
    List<Token> frequent) {

  /**
   * A token.
   *
   * @param text as the tokenizer's file writes it
   * @param occurrences how often it stands in the rows
   */
  public record Token(String text, long occurrences) {}
}
