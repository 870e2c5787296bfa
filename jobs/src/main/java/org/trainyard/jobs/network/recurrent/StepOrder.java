package org.trainyard.jobs.network.recurrent;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.trainyard.jobs.network.sequence.Packing;

/**
 * The tokens of a minibatch in the order a recurrent layer computes them: the first of every row,
 * then the second of every row that has one, and so on. Rows stand by length, longest first, so
 * that those which still go on at a step are the first ones.
 */
final class StepOrder {
  /** The way a row is read. */
  enum Way {
    FORWARD,
    BACKWARD
  }

  private final int[] rows;
  private final int[] firsts;
  private final int[] tokens;

  StepOrder(Packing packing, Way way) {
    rows =
        IntStream.range(0, packing.rows())
            .boxed()
            .sorted(Comparator.comparing(row -> -packing.length(row)))
            .mapToInt(Integer::intValue)
            .toArray();
    firsts = new int[packing.longest() + 1];
    tokens = new int[packing.tokens()];
    int active = rows.length;
    int position = 0;
    for (int step = 0; step < packing.longest(); step++) {
      while (packing.length(rows[active - 1]) <= step) {
        active--;
      }
      firsts[step] = position;
      for (int i = 0; i < active; i++) {
        int row = rows[i];
        int index = way == Way.FORWARD ? step : packing.length(row) - 1 - step;
        tokens[position++] = packing.start(row) + index;
      }
    }
    firsts[packing.longest()] = position;
  }

  /** Steps, as many as the longest row has tokens. */
  int steps() {
    return firsts.length - 1;
  }

  /** Tokens of all rows. */
  int tokens() {
    return tokens.length;
  }

  /** The position of a step's first token. */
  int first(int step) {
    return firsts[step];
  }

  /** Rows that have a token at a step; none after the last step. */
  int active(int step) {
    return step < steps() ? firsts[step + 1] - firsts[step] : 0;
  }

  /** The row of the packed matrix that holds the token at a position. */
  int token(int position) {
    return tokens[position];
  }

  /** The row of the minibatch that stands at a place among all rows of a step. */
  int row(int place) {
    return rows[place];
  }
}
