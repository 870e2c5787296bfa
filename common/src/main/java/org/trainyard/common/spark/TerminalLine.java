package org.trainyard.common.spark;

/**
 * A line on the terminal that is written over again and again. Quiet where standard error is not a
 * terminal, which the launcher says with the system property {@value #PROPERTY}.
 */
public final class TerminalLine {
  /** Set to {@code true} where standard error is a terminal. */
  public static final String PROPERTY = "trainyard.terminal";

  private final boolean terminal = Boolean.getBoolean(PROPERTY);
  private boolean open;

  /** Whether anybody sees it. */
  public boolean isSeen() {
    return terminal;
  }

  /** Shows a text in place of the one before. */
  public void show(String text) {
    if (terminal) {
      System.err.print("\r\u001B[K" + text);
      System.err.flush();
      open = true;
    }
  }

  /** Leaves the last text standing and goes to the next line. */
  public void end() {
    if (open) {
      System.err.println();
      open = false;
    }
  }
}
