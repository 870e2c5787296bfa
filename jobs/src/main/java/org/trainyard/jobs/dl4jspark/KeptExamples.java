package org.trainyard.jobs.dl4jspark;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.trainyard.jobs.training.plan.RoundShape;

/** The examples that were dealt last, for further epochs over the same RDD. */
final class KeptExamples implements AutoCloseable {
  private Optional<Kept> last = Optional.empty();

  private record Kept(JavaRDD<?> data, RoundShape shape, DealtExamples examples) {
    boolean is(JavaRDD<?> other, RoundShape otherShape) {
      // An RDD's id counts within its context only.
      return data.context() == other.context()
          && data.id() == other.id()
          && shape.equals(otherShape);
    }
  }

  /**
   * The examples of an RDD: those dealt before, or, for another RDD, another shape or the direct
   * approach, dealt now.
   */
  DealtExamples of(
      JavaRDD<?> data,
      RoundShape shape,
      RDDTrainingApproach approach,
      Supplier<DealtExamples> deal) {
    Optional<Kept> same =
        last.filter(kept -> approach == RDDTrainingApproach.Export && kept.is(data, shape));
    if (same.isPresent()) {
      return same.get().examples();
    }
    close();
    DealtExamples dealt = deal.get();
    last = Optional.of(new Kept(data, shape, dealt));
    return dealt;
  }

  /** Lets the executors drop them. */
  @Override
  public void close() {
    Optional<Kept> old = last;
    last = Optional.empty();
    old.ifPresent(kept -> kept.examples().close());
  }
}
