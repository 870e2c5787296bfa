package org.trainyard.common.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowCountsTest {
  @Test
  void anAccountThatBalances() {
    assertEquals(3, new RowCounts(10, 5, 2, Map.of("a", 1L, "b", 2L)).quarantinedTotal());
  }

  @Test
  void anAccountThatDoesNotBalanceIsRefused() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> new RowCounts(10, 5, 2, Map.of("a", 2L)));

    assertEquals(
        "rows do not balance: read 10, but kept 5 + duplicate 2 + quarantined 2 = 9",
        thrown.getMessage());
  }

  @Test
  void shapesAndScalingsAreChecked() {
    IllegalArgumentException shape =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Features(Features.Kind.VECTOR, List.of(3, 0), Features.Dtype.FLOAT32));
    IllegalArgumentException scaling =
        assertThrows(IllegalArgumentException.class, () -> new Scaling(0, 0));

    assertEquals("every axis of the shape is at least 1, found [3, 0]", shape.getMessage());
    assertEquals(
        "scaling needs a finite offset and a finite divisor other than 0, found offset 0.0,"
            + " divisor 0.0",
        scaling.getMessage());
  }
}
