package org.trainyard.dataprep.clean.mask;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of version 6 among runs of hexadecimal digits and colons, then those of version 4. A
 * version 6 address of two groups needs a decimal digit in it, since {@code a::b} is also C++.
 */
final class IpMask implements UnaryOperator<String> {
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final String FOUR_OCTETS = "(?:" + OCTET + "\\.){3}" + OCTET;
  private static final Pattern V4 =
      Pattern.compile("(?=\\d)(?<![\\p{L}\\p{N}_.])" + FOUR_OCTETS + "(?![\\p{L}\\p{N}_]|\\.\\d)");
  private static final Pattern V4_AT_END = Pattern.compile(FOUR_OCTETS);
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final int LONGEST = 45;

  @Override
  public String apply(String text) {
    return V4.matcher(withoutV6(text)).replaceAll(Matcher.quoteReplacement("<ip>"));
  }

  private static String withoutV6(String text) {
    if (text.indexOf(':') == text.lastIndexOf(':')) {
      return text;
    }
    Replaced replaced = new Replaced(text, "<ip>");
    int begin = 0;
    while (begin < text.length()) {
      int end = runEnd(text, begin);
      int last = end;
      while (last > begin && isPunctuation(text, begin, last)) {
        last--;
      }
      if (last > begin
          && !Ascii.isWordAt(text, begin - 1)
          && !Ascii.isWordAt(text, end)
          && isV6(text.substring(begin, Math.min(last, begin + LONGEST + 1)))) {
        replaced.replace(begin, last);
      }
      begin = end + 1;
    }
    return replaced.text();
  }

  private static int runEnd(String text, int begin) {
    int end = begin;
    while (end < text.length()
        && ((Character.digit(text.charAt(end), 16) >= 0 && text.charAt(end) < 128)
            || text.charAt(end) == ':'
            || text.charAt(end) == '.')) {
      end++;
    }
    return end;
  }

  /** A dot or a single colon at the end belongs to the sentence. */
  private static boolean isPunctuation(String text, int begin, int end) {
    char last = text.charAt(end - 1);
    return last == '.' || (last == ':' && (end - 2 < begin || text.charAt(end - 2) != ':'));
  }

  private static boolean isV6(String run) {
    if (run.length() > LONGEST || run.indexOf(':') == run.lastIndexOf(':')) {
      return false;
    }
    int gap = run.indexOf("::");
    if (gap < 0) {
      return groups(run) == 8;
    }
    if (run.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    int before = groups(run.substring(0, gap));
    int after = groups(run.substring(gap + 2));
    boolean certain =
        before + after > 2 || run.chars().anyMatch(each -> Ascii.isDigit((char) each));
    return before >= 0 && after >= 0 && before + after <= 7 && before + after > 0 && certain;
  }

  /** How many groups of 16 bits the text holds, or a negative number if it is not made of them. */
  private static int groups(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    int groups = 0;
    for (int at = 0; at < parts.length; at++) {
      if (at == parts.length - 1 && V4_AT_END.matcher(parts[at]).matches()) {
        groups += 2;
      } else if (GROUP.matcher(parts[at]).matches()) {
        groups++;
      } else {
        return Integer.MIN_VALUE;
      }
    }
    return groups;
  }
}
