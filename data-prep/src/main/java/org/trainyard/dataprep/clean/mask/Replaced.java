package org.trainyard.dataprep.clean.mask;

/** A text in which stretches, from left to right, are replaced by one token. */
final class Replaced {
  private final String text;
  private final String token;
  private final StringBuilder kept = new StringBuilder();
  private int copied;

  Replaced(String text, String token) {
    this.text = text;
    this.token = token;
  }

  void replace(int begin, int end) {
    kept.append(text, copied, begin).append(token);
    copied = end;
  }

  /** Where the part begins that no replacement has touched. */
  int untouched() {
    return copied;
  }

  String text() {
    return copied == 0 ? text : kept + text.substring(copied);
  }
}
