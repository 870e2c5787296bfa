package org.trainyard.benchmarks.scaling.model;

/**
 * The machines of a training.
 *
 * @param workers workers, one Spark task each
 * @param cores cores that all workers share; infinite where each has its own
 * @param linkBytesPerSecond what the link of every machine carries, each way; infinite where all
 *     are one machine
 * @param blockFetchSeconds what it takes to ask for a block of a broadcast, besides its bytes; an
 *     executor asks for one after another
 * @param combine where workers are averaged
 */
public record Cluster(
    int workers,
    double cores,
    double linkBytesPerSecond,
    double blockFetchSeconds,
    CombineAt combine) {
  private static final double BITS_PER_GIGABIT = 1e9;

  /** Checks. */
  public Cluster {
    if (workers < 1 || !(cores > 0) || !(linkBytesPerSecond > 0) || !(blockFetchSeconds >= 0)) {
      throw new IllegalArgumentException(
          String.format(
              "workers %d, cores %s, link %s bytes/s, block fetch %s s: the first three are"
                  + " above 0, the last at least 0",
              workers, cores, linkBytesPerSecond, blockFetchSeconds));
    }
  }

  /** Workers that share the cores of one machine, and need no network. */
  public static Cluster onOneMachine(int workers, int cores, CombineAt combine) {
    return new Cluster(workers, cores, Double.POSITIVE_INFINITY, 0, combine);
  }

  /** Workers with a machine each. */
  public static Cluster ofMachines(
      int workers, double gigabits, double blockFetchSeconds, CombineAt combine) {
    return new Cluster(
        workers,
        Double.POSITIVE_INFINITY,
        gigabits * BITS_PER_GIGABIT / Byte.SIZE,
        blockFetchSeconds,
        combine);
  }

  /** This cluster with another number of workers. */
  public Cluster withWorkers(int other) {
    return new Cluster(other, cores, linkBytesPerSecond, blockFetchSeconds, combine);
  }

  /** This cluster with workers averaged elsewhere. */
  public Cluster with(CombineAt other) {
    return new Cluster(workers, cores, linkBytesPerSecond, blockFetchSeconds, other);
  }

  /** How many times longer work on a core takes when so many tasks do it at once. */
  double crowding(int tasks) {
    return Math.max(1, tasks / cores);
  }

  /** Time of so many bytes on one link. */
  double transfer(double bytes) {
    return bytes / linkBytesPerSecond;
  }
}
