package org.trainyard.jobs.training.round;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Averages on the driver: the quickest for networks whose states fit there, all at once. */
final class CombineOnDriver implements Combine {
  @Override
  public Combined combine(JavaRDD<WorkerResult> workers) {
    List<WorkerResult> results = workers.collect();
    return new Combined(
        Averaging.combine(results.stream().map(WorkerResult::arrival).toList()),
        results.stream()
            .map(WorkerResult::report)
            .sorted(Comparator.comparingInt(WorkerReport::worker))
            .toList());
  }
}
