package org.trainyard.jobs.training.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PermutationTest {
  private static long[] of(int size, long seed) {
    Permutation permutation = new Permutation(size, seed);
    return LongStream.range(0, size).map(permutation::apply).toArray();
  }

  @Test
  void everyElementStandsInOnePlace() {
    for (int size = 0; size <= 300; size++) {
      BitSet taken = new BitSet();
      for (long place : of(size, size)) {
        assertTrue(place >= 0 && place < size, "size " + size + ", place " + place);
        assertFalse(taken.get((int) place), "size " + size + ", place " + place + " taken twice");
        taken.set((int) place);
      }
      assertEquals(size, taken.cardinality());
    }
  }

  @Test
  void holdsForMoreElementsThanAnArray() {
    long size = 5_000_000_000L;
    Permutation permutation = new Permutation(size, 1);

    LongStream places =
        LongStream.range(0, 10_000).map(i -> permutation.apply(size - 1 - i)).distinct();

    assertEquals(10_000, places.peek(place -> assertTrue(place >= 0 && place < size)).count());
  }

  @Test
  void noPlaceIsPreferred() {
    // Element 0 of 16 over 16,000 seeds: 1,000 expected in each place, standard deviation 31.
    int[] counts = new int[16];
    for (int seed = 0; seed < 16_000; seed++) {
      counts[(int) new Permutation(16, seed).apply(0)]++;
    }

    for (int place = 0; place < counts.length; place++) {
      assertTrue(Math.abs(counts[place] - 1000) < 160, "place " + place + ": " + counts[place]);
    }
  }

  @Test
  void neighboursDoNotStayNeighbours() {
    long[] order = of(10_000, 3);
    int kept = 0;
    for (int i = 1; i < order.length; i++) {
      kept += order[i] == order[i - 1] + 1 ? 1 : 0;
    }

    // One expected in a random order.
    assertTrue(kept < 10, "neighbours that stayed: " + kept);
  }

  @Test
  void anotherSeedIsAnotherOrder() {
    assertNotEquals(
        LongStream.of(of(100, 1)).boxed().toList(), LongStream.of(of(100, 2)).boxed().toList());
  }

  @Test
  void whatIsOutsideIsRefused() {
    Permutation permutation = new Permutation(3, 1);

    IndexOutOfBoundsException thrown =
        assertThrows(IndexOutOfBoundsException.class, () -> permutation.apply(3));

    assertEquals("3 is not in 0 … 2", thrown.getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> permutation.apply(-1));
    assertThrows(IllegalArgumentException.class, () -> new Permutation(-1, 1));
  }
}
