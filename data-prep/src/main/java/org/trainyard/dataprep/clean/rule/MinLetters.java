package org.trainyard.dataprep.clean.rule;

/**
 * {@code min-letters}: rejects a text with too small a share of letters among its characters other
 * than white space: tables, separators, binary in disguise. Combining marks count as letters; a
 * text without any character has no letters.
 *
 * <p>Example: {@code min-letters = 0.5} rejects {@code "+++ 42 ok"}, of which 2 in 7 are letters.
 *
 * @param share the least share, 0 to 1
 */
public record MinLetters(double share) implements CleaningRule {
  @Override
  public Cleaned apply(String text) {
    int letters = 0;
    int characters = 0;
    for (int at = 0; at < text.length(); ) {
      int code = text.codePointAt(at);
      at += Character.charCount(code);
      if (!Letters.isWhite(code)) {
        characters++;
        letters += Character.isLetter(code) || Letters.isMark(code) ? 1 : 0;
      }
    }
    double found = characters == 0 ? 0 : (double) letters / characters;
    return found >= share
        ? Cleaned.text(text)
        : Cleaned.rejected("less than a share of " + share + " letters");
  }
}
