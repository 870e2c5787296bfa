package org.trainyard.common.dataset;

import java.util.List;

/**
 * What was found in the texts of a dataset.
 *
 * @param cleaning what each cleaning rule did, in the order in which they ran
 * @param nearDuplicates of the duplicates those that are only nearly equal to what is kept
 * @param contradictions contents that stand in the source with more than one label
 * @param attachments parts of mails that were left aside
 * @param tokens the tokens of the rows kept
 */
public record TextSummary(
    List<RuleEffect> cleaning,
    long nearDuplicates,
    long contradictions,
    long attachments,
    Tokens tokens) {
  /** Copies. */
  public TextSummary {
    cleaning = List.copyOf(cleaning);
  }

  /**
   * What a cleaning rule did.
   *
   * @param rule its name
   * @param changed rows that it changed
   * @param rejected rows that it rejected
   */
  public record RuleEffect(String rule, long changed, long rejected) {}

  /**
   * Tokens, special ones included.
   *
   * @param total before any were cut off
   * @param unknown of these, tokens that the vocabulary does not have
   * @param rowsCut rows that have more than the maximum length
   * @param median tokens of a row in the middle, before any were cut off
   * @param longest tokens of the longest row
   * @param vocabularyUsed tokens of the vocabulary that stand in at least one row
   */
  public record Tokens(
      long total, long unknown, long rowsCut, int median, int longest, int vocabularyUsed) {}
}
