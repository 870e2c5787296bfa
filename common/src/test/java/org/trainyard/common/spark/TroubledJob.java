package org.trainyard.common.spark;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.trainyard.common.config.Section;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;

/** A job whose tasks are in the trouble that {@code name} names. */
final class TroubledJob implements Job<TroubledJob.Trouble> {
  enum Trouble {
    NONE,
    STUCK,
    SLOW,
    CONTENT,
    NATIVE_MEMORY,
    DEFECT
  }

  public static void main(String[] arguments) {
    JobCommand.main(new TroubledJob(), arguments);
  }

  @Override
  public String name() {
    return "troubled";
  }

  @Override
  public String[] description() {
    return new String[] {"Is in trouble."};
  }

  @Override
  public Trouble read(Section root) {
    return root.choice("name", Trouble.class);
  }

  @Override
  public JobResult run(SparkSession spark, Trouble trouble) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    LongAccumulator minibatches = context.sc().longAccumulator("minibatches");
    JobLabel.set(context.sc(), "round 1");
    JavaRDD<Integer> rows = context.parallelize(List.of(1), 1);
    long count = rows.map(row -> meet(trouble, minibatches)).count();
    return JobResult.done("r1", "out", Map.of("rows", count));
  }

  private static int meet(Trouble trouble, LongAccumulator minibatches) {
    switch (trouble) {
      case STUCK -> IntStream.range(0, Integer.MAX_VALUE).forEach(i -> sleep(1000));
      case SLOW ->
          IntStream.range(0, 36)
              .forEach(
                  i -> {
                    sleep(250);
                    minibatches.add(1);
                  });
      case CONTENT -> throw new ContentException("train.idx: truncated at byte 16");
      case NATIVE_MEMORY ->
          throw new OutOfMemoryError(
              "Physical memory usage is too high: physicalBytes (3G) > maxPhysicalBytes (2G)");
      case DEFECT -> throw new IllegalStateException("rows", new ArithmeticException("broken"));
      default -> {}
    }
    return 1;
  }

  /** Takes no notice of interruption, as native code does not. */
  private static void sleep(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() < end) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        continue;
      }
    }
  }
}
