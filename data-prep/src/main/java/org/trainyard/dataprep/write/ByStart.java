package org.trainyard.dataprep.write;

import java.util.Arrays;
import org.apache.spark.Partitioner;

/** Sends a row's number to the partition whose range of numbers it is in. */
final class ByStart extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final long[] starts;

  /**
   * A partitioner by ranges.
   *
   * @param starts the first number of each partition, ascending, and after them the end
   */
  ByStart(long[] starts) {
    this.starts = starts.clone();
  }

  @Override
  public int numPartitions() {
    return starts.length - 1;
  }

  @Override
  public int getPartition(Object key) {
    long number = (Long) key;
    int at = Arrays.binarySearch(starts, number);
    // Of several partitions with one start, all but the last are empty.
    int part = at >= 0 ? at : -at - 2;
    while (part + 1 < numPartitions() && starts[part + 1] == number) {
      part++;
    }
    return part;
  }
}
