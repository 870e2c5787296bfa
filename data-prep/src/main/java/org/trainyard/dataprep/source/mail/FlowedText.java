package org.trainyard.dataprep.source.mail;

/**
 * Plain text whose lines were broken for the way and say so ({@code format=flowed}, RFC 3676): a
 * line that ends in a blank goes on in the next one of the same depth of quotation.
 */
final class FlowedText {
  private static final String SIGNATURE = "-- ";

  private final StringBuilder text;
  private final boolean blanksGo;
  private int depth = -1;
  private boolean open;

  private FlowedText(int length, boolean blanksGo) {
    this.text = new StringBuilder(length);
    this.blanksGo = blanksGo;
  }

  /** With whole paragraphs on a line; the text as it is if its part is not flowed. */
  static String of(String text, PartHeader header) {
    if (!header.parameter("format").orElse("").equals("flowed")) {
      return text;
    }
    boolean blanksGo = header.parameter("delsp").orElse("").equals("yes");
    FlowedText flowed = new FlowedText(text.length(), blanksGo);
    for (String line : text.split("\n", -1)) {
      flowed.add(line);
    }
    return flowed.text.toString();
  }

  private void add(String line) {
    int quotes = 0;
    while (quotes < line.length() && line.charAt(quotes) == '>') {
      quotes++;
    }
    boolean stuffed = quotes < line.length() && line.charAt(quotes) == ' ';
    String words = line.substring(stuffed ? quotes + 1 : quotes);
    boolean isSignature = words.equals(SIGNATURE);
    if (!open || quotes != depth || isSignature) {
      if (depth >= 0) {
        text.append('\n');
      }
      text.append(">".repeat(quotes)).append(quotes > 0 && !words.isEmpty() ? " " : "");
    }
    open = words.endsWith(" ") && !isSignature;
    text.append(open && blanksGo ? words.substring(0, words.length() - 1) : words);
    depth = quotes;
  }
}
