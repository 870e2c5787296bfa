package org.trainyard.dataprep.source.mail;

import java.util.regex.Pattern;

/**
 * Takes files out of plain text that stand in it in letters: uuencode, as mail programs before MIME
 * attached files.
 *
 * @param text without them
 * @param files how many there were
 */
record FilesInText(String text, int files) {
  private static final String MARK = "begin ";
  private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} \\S[^\\n]{0,200}");

  /** Fewer lines of code may be words in capital letters. */
  private static final int LEAST_LINES = 1;

  static FilesInText in(String text) {
    if (!text.startsWith(MARK) && !text.contains("\n" + MARK)) {
      return new FilesInText(text, 0);
    }
    StringBuilder rest = new StringBuilder(text.length());
    int files = 0;
    int at = 0;
    while (at < text.length()) {
      int next = lineEnd(text, at);
      int end = text.startsWith(MARK, at) && isBegin(text, at, next) ? fileEnd(text, next) : -1;
      if (end >= 0) {
        files++;
        at = end;
      } else {
        rest.append(text, at, next);
        at = next;
      }
    }
    return new FilesInText(rest.toString(), files);
  }

  private static boolean isBegin(String text, int begin, int next) {
    return BEGIN.matcher(text.substring(begin, next).stripTrailing()).matches();
  }

  /** Behind the line feed. */
  private static int lineEnd(String text, int begin) {
    int end = text.indexOf('\n', begin);
    return end < 0 ? text.length() : end + 1;
  }

  /** Behind the file, which may lack its end; a negative number if there is none. */
  private static int fileEnd(String text, int begin) {
    int lines = 0;
    int at = begin;
    while (at < text.length()) {
      int next = lineEnd(text, at);
      String line = text.substring(at, next).stripTrailing();
      if (line.equals("end")) {
        return next;
      }
      boolean isLast = line.isEmpty() || line.equals("`");
      if (!isLast && !isCode(line)) {
        break;
      }
      lines += isLast ? 0 : 1;
      at = next;
    }
    return lines >= LEAST_LINES ? at : -1;
  }

  /** The first character tells how many bytes the line holds, each three in four characters. */
  private static boolean isCode(String line) {
    for (int at = 0; at < line.length(); at++) {
      if (line.charAt(at) < ' ' || line.charAt(at) > '`') {
        return false;
      }
    }
    int bytes = (line.charAt(0) - ' ') & 0x3F;
    int characters = (bytes + 2) / 3 * 4;
    // Blanks at the end may be lost, and some programs add a character.
    int found = line.length() - 1;
    return bytes > 0 && found <= characters + 1 && found >= characters - 3 && found > 0;
  }
}
