package org.trainyard.dataprep.source.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The lines at the top of a mail that are its header. A line that is none and has a field of mails
 * somewhere behind it is a broken continuation of the line before; else the body begins there.
 */
final class HeaderLines {
  private static final Pattern FIELD = Pattern.compile("[!-9;-~]+[ \t]*:(?!//).*", Pattern.DOTALL);

  private static final Pattern MAILBOX = Pattern.compile(">?From .*", Pattern.DOTALL);

  /** Fields that programs write, any number of times. */
  private static final Pattern TRACE =
      Pattern.compile("(?:received|x-[\\w-]+|content-[a-z-]+|list-[a-z-]+|resent-[a-z-]+)");

  /** Fields that stand in every header, once; a second one is more likely the text of a mail. */
  private static final Set<String> ONCE =
      Set.of(
          "return-path",
          "delivered-to",
          "message-id",
          "mime-version",
          "date",
          "from",
          "to",
          "cc",
          "subject",
          "sender",
          "reply-to",
          "errors-to",
          "precedence",
          "references",
          "in-reply-to");

  private final StringBuilder repaired = new StringBuilder();
  private boolean fields;
  private boolean sound = true;
  private int end;

  private HeaderLines() {}

  static HeaderLines of(byte[] bytes, int begin) {
    List<String> block = new ArrayList<>();
    int at = begin;
    boolean closed = false;
    while (at < bytes.length && !closed) {
      int next = lineEnd(bytes, at);
      String line = new String(bytes, at, next - at, StandardCharsets.ISO_8859_1);
      closed = line.equals("\n") || line.equals("\r\n");
      block.add(line);
      at = next;
    }
    HeaderLines lines = new HeaderLines();
    lines.end = begin;
    lines.take(block, lastField(block));
    return lines;
  }

  private static int lineEnd(byte[] bytes, int begin) {
    int at = begin;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return Math.min(bytes.length, at + 1);
  }

  /** Number of the last line that can only be a field of a mail; -1 if there is none. */
  private static int lastField(List<String> block) {
    int last = -1;
    Set<String> seen = new HashSet<>();
    for (int number = 0; number < block.size(); number++) {
      if (isField(block.get(number))) {
        String line = block.get(number);
        String name = line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT);
        if (TRACE.matcher(name).matches() || (ONCE.contains(name) && seen.add(name))) {
          last = number;
        }
      }
    }
    return last;
  }

  private static boolean isField(String line) {
    return FIELD.matcher(line).matches();
  }

  private void take(List<String> block, int lastField) {
    for (int number = 0; number < block.size(); number++) {
      String line = block.get(number);
      if (isField(line)) {
        fields = true;
        repaired.append(line);
      } else if (fields && (line.startsWith(" ") || line.startsWith("\t"))) {
        repaired.append(line);
      } else if (line.isBlank()) {
        end += line.length();
        return;
      } else if (number < lastField) {
        sound = false;
        repaired.append(fields && !MAILBOX.matcher(line).matches() ? " " + line : "");
      } else {
        sound = false;
        return;
      }
      end += line.length();
    }
  }

  /** Whether there is any field. */
  boolean hasFields() {
    return fields;
  }

  /** Whether the header can be read as it is. */
  boolean areSound() {
    return sound;
  }

  /** The sound lines, each with its end. */
  String repaired() {
    return repaired.length() == 0 || repaired.charAt(repaired.length() - 1) == '\n'
        ? repaired.toString()
        : repaired + "\n";
  }

  /** Position of the body's first byte. */
  int end() {
    return end;
  }
}
