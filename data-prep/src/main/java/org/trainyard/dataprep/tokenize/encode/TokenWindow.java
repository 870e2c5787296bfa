package org.trainyard.dataprep.tokenize.encode;

/** The tokens that stay of a text, from its beginning and from its end. */
final class TokenWindow {
  private final int[] first;

  /** The last tokens seen; the oldest of them stands where the next one goes. */
  private final int[] last;

  private int seen;

  /**
   * An empty window.
   *
   * @param room how many tokens stay
   * @param fromBeginning how many of them are the text's first
   */
  TokenWindow(int room, int fromBeginning) {
    this.first = new int[fromBeginning];
    this.last = new int[room - fromBeginning];
  }

  /** Takes the text's next tokens: those of the array from an index to before another. */
  void add(long[] ids, int from, int to) {
    for (int at = from; at < to; at++) {
      if (seen < first.length) {
        first[seen] = (int) ids[at];
      } else if (last.length > 0) {
        last[(seen - first.length) % last.length] = (int) ids[at];
      }
      seen++;
    }
  }

  /** How many tokens were taken. */
  int seen() {
    return seen;
  }

  /** What stays, in the text's order, between the tokens that are put around it. */
  int[] between(int[] before, int[] behind) {
    int begun = Math.min(seen, first.length);
    int ended = Math.min(seen - begun, last.length);
    int[] ids = new int[before.length + begun + ended + behind.length];
    System.arraycopy(before, 0, ids, 0, before.length);
    System.arraycopy(first, 0, ids, before.length, begun);
    int at = before.length + begun;
    for (int next = seen - ended; next < seen; next++) {
      ids[at] = last[(next - first.length) % last.length];
      at++;
    }
    System.arraycopy(behind, 0, ids, at, behind.length);
    return ids;
  }
}
