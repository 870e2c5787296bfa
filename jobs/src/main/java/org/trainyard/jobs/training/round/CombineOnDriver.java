package org.trainyard.jobs.training.round;

import java.util.List;

/** Averages on the driver: the quickest for networks whose states fit there, all at once. */
final class CombineOnDriver implements Combine {
  @Override
  public Combined combine(Workers workers) {
    List<WorkerResult> results = workers.results();
    return new Combined(
        Averaging.combine(results.stream().map(WorkerResult::arrival).toList()),
        results.stream().map(WorkerResult::report).toList());
  }
}
