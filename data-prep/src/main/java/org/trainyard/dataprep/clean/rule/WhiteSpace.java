package org.trainyard.dataprep.clean.rule;

/**
 * {@code white-space}: a run of white space becomes one line feed if a line ends in it, and one
 * blank otherwise; none is left at either end. No-break spaces and Unicode's line ends count.
 *
 * <p>Example: {@code " one \t two \n\n three "} becomes {@code "one two\nthree"}.
 */
public record WhiteSpace() implements CleaningRule {
  @Override
  public Cleaned apply(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    boolean space = false;
    boolean line = false;
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (Letters.isWhite(each)) {
        space = true;
        line |= Letters.endsLine(each);
        continue;
      }
      if (space && kept.length() > 0) {
        kept.append(line ? '\n' : ' ');
      }
      space = false;
      line = false;
      kept.append(each);
    }
    return Cleaned.text(text.contentEquals(kept) ? text : kept.toString());
  }
}
