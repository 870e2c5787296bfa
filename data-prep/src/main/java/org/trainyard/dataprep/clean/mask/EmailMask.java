package org.trainyard.dataprep.clean.mask;

import java.util.function.UnaryOperator;

/** Looks to both sides of each at sign; neither side can pass another one, so time is linear. */
final class EmailMask implements UnaryOperator<String> {
  @Override
  public String apply(String text) {
    Replaced replaced = new Replaced(text, "<email>");
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int begin = localBegin(text, at, replaced.untouched());
      int end = domainEnd(text, at + 1);
      if (begin < at && end > at) {
        replaced.replace(begin, end);
      }
    }
    return replaced.text();
  }

  private static int localBegin(String text, int atSign, int least) {
    int begin = atSign;
    while (begin > least && isLocal(text.charAt(begin - 1))) {
      begin--;
    }
    while (begin < atSign && !Character.isLetterOrDigit(text.charAt(begin))) {
      begin++;
    }
    return begin;
  }

  private static boolean isLocal(char each) {
    return Character.isLetterOrDigit(each) || "._%+-'".indexOf(each) >= 0;
  }

  /** The end of the longest domain: labels with dots between, the last of two letters or more. */
  private static int domainEnd(String text, int begin) {
    int end = -1;
    int label = begin;
    boolean letters = true;
    int at = begin;
    for (; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each == '.') {
        if (at == label) {
          return end;
        }
        end = isLast(begin, label, at, letters) ? at : end;
        label = at + 1;
        letters = true;
      } else if (Character.isLetterOrDigit(each) || each == '-') {
        letters &= Character.isLetter(each) || text.startsWith("xn--", label);
      } else {
        break;
      }
    }
    return isLast(begin, label, at, letters) ? at : end;
  }

  private static boolean isLast(int begin, int label, int end, boolean letters) {
    return label > begin && letters && end - label >= 2;
  }
}
