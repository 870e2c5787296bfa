package org.trainyard.jobs.training.round;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.trainyard.jobs.network.FlatState;
import scala.Tuple2;

/**
 * Averages on the executors, for large networks: each worker cuts its state into slices, each slice
 * goes to one task that averages it over all workers, and the driver joins the averages. No task
 * ever holds more than one state, or one slice of every worker's.
 *
 * @param slices number of slices
 */
record CombineOnExecutors(int slices) implements Combine {

  @Override
  public Combined combine(Workers workers) {
    int count = slices;
    JavaRDD<AveragedSlice> averaged =
        workers
            .distributed()
            .flatMapToPair(result -> cut(result, count))
            .partitionBy(new HashPartitioner(count))
            .mapPartitionsWithIndex(CombineOnExecutors::average, true);
    try {
      return join(averaged.collect());
    } finally {
      // Else each round would leave the states of all workers on local disk.
      averaged.rdd().cleanShuffleDependencies(false);
    }
  }

  /** A part of where one worker arrived; the report goes with the first of them. */
  @DefaultSerializer(JavaSerializer.class) // Kryo cannot make records.
  private record Slice(Arrival arrival, List<WorkerReport> report) implements Serializable {}

  private static Iterator<Tuple2<Integer, Slice>> cut(WorkerResult result, int slices) {
    return IntStream.range(0, slices)
        .mapToObj(number -> new Tuple2<>(number, slice(result, number, slices)))
        .iterator();
  }

  private static Slice slice(WorkerResult result, int number, int slices) {
    Arrival whole = result.arrival();
    return new Slice(
        new Arrival(whole.worker(), whole.examples(), whole.sent().slice(number, slices)),
        number == 0 ? List.of(result.report()) : List.of());
  }

  @DefaultSerializer(JavaSerializer.class) // Kryo cannot make records.
  private record AveragedSlice(int number, FlatState part, List<WorkerReport> reports)
      implements Serializable {}

  private static Iterator<AveragedSlice> average(
      int number, Iterator<Tuple2<Integer, Slice>> received) {
    List<Arrival> arrivals = new ArrayList<>();
    List<WorkerReport> reports = new ArrayList<>();
    while (received.hasNext()) {
      Slice slice = received.next()._2();
      arrivals.add(slice.arrival());
      reports.addAll(slice.report());
    }
    reports.sort(Comparator.comparingInt(WorkerReport::worker));
    return List.of(new AveragedSlice(number, Averaging.combine(arrivals), reports)).iterator();
  }

  private static Combined join(List<AveragedSlice> averaged) {
    List<AveragedSlice> sorted =
        averaged.stream().sorted(Comparator.comparingInt(AveragedSlice::number)).toList();
    return new Combined(
        FlatState.join(sorted.stream().map(AveragedSlice::part).toList()),
        sorted.stream().flatMap(slice -> slice.reports().stream()).toList());
  }
}
