package org.trainyard.dataprep.source.text;

import java.io.Serializable;
import org.apache.spark.Partitioner;

/**
 * Where a document stands among those of all files.
 *
 * @param partition the partition it goes to
 * @param file number of its file
 * @param position its place in the file
 */
record Slot(int partition, int file, long position) implements Comparable<Slot>, Serializable {
  @Override
  public int compareTo(Slot other) {
    int byPartition = Integer.compare(partition, other.partition);
    int byFile = byPartition != 0 ? byPartition : Integer.compare(file, other.file);
    return byFile != 0 ? byFile : Long.compare(position, other.position);
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
