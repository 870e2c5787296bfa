package org.trainyard.benchmarks.scaling.measure;

import org.trainyard.benchmarks.scaling.model.CombineAt;
import org.trainyard.jobs.training.round.CombinePlace;

/**
 * Something to measure.
 *
 * @param master kind of Spark master
 * @param workers number of workers, each with an executor core of its own
 * @param units hidden units of the network, by which its size is chosen
 * @param place where workers are averaged
 * @param workerSigma how unequal workers are; 0 for all alike
 */
record Point(Kind master, int workers, int units, CombinePlace place, double workerSigma) {
  /** Kinds of Spark masters. */
  enum Kind {
    /** All workers are threads of the driver's process. */
    LOCAL,
    /** Each worker has an executor process of its own, on this machine. */
    LOCAL_CLUSTER;

    /** What {@code spark.master} is for so many workers. */
    String master(int workers) {
      return switch (this) {
        case LOCAL -> "local[" + workers + "]";
        case LOCAL_CLUSTER -> "local-cluster[" + workers + ",1,1024]";
      };
    }
  }

  /** The size by which costs of every round are told from those of every byte. */
  static final int TINY = 1;

  /** A network of about half a million parameters. */
  static final int SMALL = 494;

  /** A network of about five million parameters. */
  static final int LARGE = 4990;

  CombineAt combine() {
    return place == CombinePlace.DRIVER ? CombineAt.DRIVER : CombineAt.EXECUTORS;
  }
}
