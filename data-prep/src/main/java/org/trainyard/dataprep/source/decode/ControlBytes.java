package org.trainyard.dataprep.source.decode;

/**
 * How many control characters bytes hold, which tells binary files from text of a character set in
 * which ASCII is what it is.
 *
 * @param bytes number of all bytes
 * @param controls number of control characters that a text has no use for
 * @param nulls number of bytes that are 0
 * @param first position of the first control character; -1 if there is none
 */
record ControlBytes(int bytes, int controls, int nulls, int first) {
  /** Of valid UTF-8: more than one in so many is binary. */
  private static final int BINARY = 5;

  /** Of bytes whose character set must be guessed: more than one in so many is no text. */
  private static final int GUESSABLE = 100;

  /** A handful of controls in a short text is no sign of anything. */
  private static final int FEW = 4;

  static ControlBytes of(byte[] bytes) {
    int controls = 0;
    int nulls = 0;
    int first = -1;
    for (int at = 0; at < bytes.length; at++) {
      byte each = bytes[at];
      if (each >= 0 && each < ' ' && !isOfText(each)) {
        first = controls == 0 ? at : first;
        nulls += each == 0 ? 1 : 0;
        controls++;
      }
    }
    return new ControlBytes(bytes.length, controls, nulls, first);
  }

  /** Backspace, tab, line ends, page feed and escape. */
  private static boolean isOfText(byte each) {
    return (each >= '\b' && each <= '\r') || each == 0x1B;
  }

  boolean isBinary() {
    return controls > FEW && controls > bytes / BINARY;
  }

  boolean isGuessable() {
    return nulls == 0 && (controls <= FEW || controls <= bytes / GUESSABLE);
  }
}
