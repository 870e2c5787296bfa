package org.trainyard.common.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RowProgressIT {
  /** The task counts 7 and then goes on for as long as nobody has seen it. */
  @Test
  void whatARunningTaskCountsIsSeenBeforeItEnds() throws Exception {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.executor.heartbeatInterval", "100ms")
            .getOrCreate()) {
      JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
      try (RowProgress progress =
          new RowProgress(
              spark.sparkContext(), "scoring", 10, LoggerFactory.getLogger(RowProgressIT.class))) {
        LongAccumulator counter = progress.counter();
        JavaFutureAction<Void> job =
            context
                .parallelize(List.of(7), 1)
                .foreachAsync(
                    rows -> {
                      counter.add((long) rows);
                      Thread.sleep(60_000);
                    });
        for (int i = 0; i < 300 && progress.done() == 0; i++) {
          Thread.sleep(100);
        }

        assertFalse(job.isDone(), "it still runs");
        assertEquals(7, progress.done());
        job.cancel(true);
      }
    }
  }

  @Test
  void rowsDoneTwiceAreNoMoreThanThereAre() {
    assertEquals(9, RowProgress.done(Map.of(1L, 4L, 2L, 5L), 10));
    assertEquals(10, RowProgress.done(Map.of(1L, 4L, 2L, 7L), 10));
  }

  @Test
  void theTextHasRateAndTimeLeft() {
    assertEquals(
        "scoring: 1,200 of 2,000 rows  20.0 rows/s  0:40 left",
        RowProgress.text("scoring", 1200, 2000, 60));
    assertEquals("scoring: 0 of 5 rows  0.0 rows/s", RowProgress.text("scoring", 0, 5, 1));
  }
}
