package org.trainyard.jobs.training.plan;

/**
 * The order in which a worker goes through its shard in one epoch: round the shard once from a
 * start of its own, window after window, at random within each. As the start differs from epoch to
 * epoch, so does which rows share a window.
 */
final class ShardOrder {
  private final int size;
  private final int window;
  private final int start;
  private final long seed;
  private int currentWindow = -1;
  private Permutation current = new Permutation(0, 0);

  /**
   * An order.
   *
   * @param size rows of the shard
   * @param window rows of a window; the last one may be shorter
   * @param start the slot at which the first window begins
   * @param seed what the order within the windows follows from
   */
  ShardOrder(int size, int window, int start, long seed) {
    this.size = size;
    this.window = window;
    this.start = start;
    this.seed = seed;
  }

  /** The slots at consecutive positions of the order. */
  int[] slots(int from, int count) {
    int[] slots = new int[count];
    for (int i = 0; i < count; i++) {
      slots[i] = slot(from + i);
    }
    return slots;
  }

  private int slot(int position) {
    int number = position / window;
    int begin = number * window;
    if (number != currentWindow) {
      current = new Permutation(Math.min(window, size - begin), Seeds.derive(seed, number));
      currentWindow = number;
    }
    long turned = (long) start + begin + current.apply(position - begin);
    return (int) (turned % size);
  }
}
