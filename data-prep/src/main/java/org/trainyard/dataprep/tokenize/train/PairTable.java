package org.trainyard.dataprep.tokenize.train;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** Pairs by their two tokens: a hash table with open addressing, since it is asked so often. */
final class PairTable {
  private static final int FIRST_SLOTS = 1 << 12;

  private Pair[] slots = new Pair[FIRST_SLOTS];
  private int size;

  /** The pair of two tokens, which is made if it was never asked for. */
  Pair at(int left, int right) {
    int slot = slot(left, right);
    Pair found = slots[slot];
    if (found != null) {
      return found;
    }
    Pair made = new Pair(left, right);
    slots[slot] = made;
    size++;
    if (size > slots.length / 2) {
      grow();
    }
    return made;
  }

  /** All pairs, in no order. */
  Stream<Pair> pairs() {
    return Arrays.stream(slots).filter(Objects::nonNull);
  }

  private int slot(int left, int right) {
    int mask = slots.length - 1;
    long mixed = (left * 0x9E3779B97F4A7C15L) ^ (right * 0xC2B2AE3D27D4EB4FL);
    int slot = (int) (mixed ^ (mixed >>> 32)) & mask;
    while (slots[slot] != null && (slots[slot].left() != left || slots[slot].right() != right)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    Pair[] before = slots;
    slots = new Pair[before.length * 2];
    for (Pair each : before) {
      if (each != null) {
        slots[slot(each.left(), each.right())] = each;
      }
    }
  }
}
