package org.trainyard.dataprep.clean.rule;

/**
 * {@code control-characters}: removes what cannot be seen. Control characters other than tab and
 * line feed, soft hyphens, zero-width spaces, byte order marks, marks of writing direction,
 * noncharacters and unpaired surrogates go. Every line end (CR LF, CR, vertical tab, form feed,
 * U+0085) becomes one line feed. U+200C and U+200D stay between characters from U+0600 on, where
 * they join emoji and shape Persian and Indic words.
 *
 * <p>Example: {@code "\uFEFFone\r\ntw\u200Bo\u0007"} becomes {@code "one\ntwo"}.
 */
public record ControlCharacters() implements CleaningRule {
  private static final int FIRST_JOINED = 0x600;

  @Override
  public Cleaned apply(String text) {
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if ((each < ' ' && each != '\n' && each != '\t') || each >= 0x7F) {
        return Cleaned.text(cleaned(text));
      }
    }
    return Cleaned.text(text);
  }

  private static String cleaned(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int before = -1;
    for (int at = 0; at < text.length(); ) {
      int code = text.codePointAt(at);
      at += Character.charCount(code);
      if (code != '\n' && code != '\t' && Letters.endsLine(code) && code < 0x2028) {
        if (code == '\r' && at < text.length() && text.charAt(at) == '\n') {
          continue;
        }
        code = '\n';
      } else if (isJoiner(code) ? !joins(before, text, at) : isInvisible(code)) {
        continue;
      }
      kept.appendCodePoint(code);
      before = code;
    }
    return text.contentEquals(kept) ? text : kept.toString();
  }

  private static boolean joins(int before, String text, int next) {
    if (before < FIRST_JOINED || next >= text.length()) {
      return false;
    }
    int after = text.codePointAt(next);
    return after >= FIRST_JOINED && !isJoiner(after) && !isInvisible(after);
  }

  private static boolean isJoiner(int code) {
    return code == 0x200C || code == 0x200D;
  }

  private static boolean isInvisible(int code) {
    int type = Character.getType(code);
    if (type == Character.CONTROL) {
      return code != '\n' && code != '\t';
    }
    return type == Character.SURROGATE
        || code == 0xAD
        || code == 0x61C
        || code == 0x180E
        || code == 0x200B
        || code == 0x200E
        || code == 0x200F
        || (code >= 0x202A && code <= 0x202E)
        || (code >= 0x2060 && code <= 0x206F)
        || code == 0xFEFF
        || (code >= 0xFFF9 && code <= 0xFFFB)
        || (code >= 0xFDD0 && code <= 0xFDEF)
        || (code & 0xFFFE) == 0xFFFE;
  }
}
