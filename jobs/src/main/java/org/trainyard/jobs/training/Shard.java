package org.trainyard.jobs.training;

import java.io.Serializable;
import java.util.Arrays;

/**
 * One worker's rows, randomly addressable by slot: features as they are stored, one class index and
 * the row's index in the split for each. Kept on its executor from round to round.
 */
final class Shard implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BLOCK_BYTES = 1 << 24;

  private final int rows;
  private final int rowBytes;
  private final int rowsPerBlock;
  private final byte[][] blocks;
  private final int[] labels;
  private final long[] indexes;
  private int filled;

  /** A shard to be filled with {@link #put}. */
  Shard(int rows, int rowBytes) {
    this.rows = rows;
    this.rowBytes = rowBytes;
    this.rowsPerBlock = Math.max(1, BLOCK_BYTES / rowBytes);
    int count = Math.toIntExact((rows + (long) rowsPerBlock - 1) / rowsPerBlock);
    this.blocks = new byte[count][];
    for (int i = 0; i < count; i++) {
      blocks[i] = new byte[Math.min(rowsPerBlock, rows - i * rowsPerBlock) * rowBytes];
    }
    this.labels = new int[rows];
    this.indexes = new long[rows];
    Arrays.fill(indexes, -1);
  }

  /** Puts a row into its slot. */
  void put(int slot, byte[] features, int label, long index) {
    if (features.length != rowBytes) {
      throw new IllegalArgumentException(
          "row " + index + " has " + features.length + " bytes of features, expected " + rowBytes);
    }
    if (indexes[slot] >= 0) {
      throw new IllegalStateException(
          "rows " + indexes[slot] + " and " + index + " are both dealt to slot " + slot);
    }
    System.arraycopy(features, 0, blocks[slot / rowsPerBlock], offset(slot), rowBytes);
    labels[slot] = label;
    indexes[slot] = index;
    filled++;
  }

  /** This shard, once every slot has its row. */
  Shard complete() {
    if (filled != rows) {
      throw new IllegalStateException(
          "a shard of "
              + rows
              + " rows received "
              + filled
              + "; the dataset changed while it was read");
    }
    return this;
  }

  int rows() {
    return rows;
  }

  int rowBytes() {
    return rowBytes;
  }

  /** The bytes among which a slot's features stand, at {@link #offset}. */
  byte[] block(int slot) {
    return blocks[slot / rowsPerBlock];
  }

  /** Where a slot's features begin in their block. */
  int offset(int slot) {
    return slot % rowsPerBlock * rowBytes;
  }

  int label(int slot) {
    return labels[slot];
  }

  /** The row's index in its split. */
  long index(int slot) {
    return indexes[slot];
  }
}
