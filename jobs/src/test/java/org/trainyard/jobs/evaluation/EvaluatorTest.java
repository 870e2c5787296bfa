package org.trainyard.jobs.evaluation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trainyard.common.job.UsageException;

class EvaluatorTest {
  private static String refused(String column, List<String> columns) {
    return assertThrows(UsageException.class, () -> Evaluator.requireColumn(column, columns))
        .getMessage();
  }

  @Test
  void aSliceColumnThatNoRowHasIsRefusedWithThoseThatExist() {
    assertEquals(
        "evaluate.slices names \"regoin\", which no row of the dataset has. Did you mean"
            + " \"region\"? Slice columns of the rows: device, region",
        refused("regoin", List.of("region", "device")));
    assertEquals(
        "evaluate.slices names \"region\", which no row of the dataset has. The rows have no slice"
            + " columns: take it out, or prepare the dataset with some",
        refused("region", List.of()));
  }

  @Test
  void aSliceColumnWithoutAnyValueIsAllowed() {
    assertDoesNotThrow(() -> Evaluator.requireColumn("region", List.of("region")));
  }
}
