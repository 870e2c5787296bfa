package org.trainyard.dataprep.source.text;

import java.io.Serializable;
import org.apache.spark.Partitioner;

/**
 * Where a document stands among those of all files.
 *
 * @param partition the partition it goes to
 * @param order its place among those of the partition
 */
record Slot(int partition, long order) implements Comparable<Slot>, Serializable {
  @Override
  public int compareTo(Slot other) {
    int byPartition = Integer.compare(partition, other.partition);
    return byPartition != 0 ? byPartition : Long.compare(order, other.order);
  }

  /** Sends a document to its partition. */
  static final class ToPartition extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int partitions;

    ToPartition(int partitions) {
      this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
      return partitions;
    }

    @Override
    public int getPartition(Object slot) {
      return ((Slot) slot).partition();
    }
  }
}
