package org.trainyard.jobs.training.shard;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** Writes a worker's rows to local disk, in the order of their slots. */
final class ShardWriter implements AutoCloseable {
  private static final int TABLE_SEGMENTS_HELD = 2;
  private static final int DATA_SEGMENTS_HELD = 16;
  private static final int BUFFER_BYTES = 1 << 20;

  private final LocalDisk disk;
  private final int rows;
  private final long expectedBytes;
  private final FileChannel tableFile;
  private final FileChannel dataFile;
  private final DataOutputStream table;
  private final DataOutputStream data;
  private long position;
  private int added;
  private boolean finished;

  /**
   * A writer.
   *
   * @param rows how many will come
   * @param rowBytes bytes of a row, as far as known: so much room is asked for beforehand
   */
  ShardWriter(LocalDisk disk, int rows, long rowBytes) throws IOException {
    this.disk = disk;
    this.rows = rows;
    this.expectedBytes = rows * (Shard.ENTRY_BYTES + Shard.LENGTH_BYTES + rowBytes);
    disk.requireRoom(expectedBytes);
    this.tableFile = disk.nameless();
    this.dataFile = disk.nameless();
    this.table = stream(tableFile);
    this.data = stream(dataFile);
  }

  private static DataOutputStream stream(FileChannel file) {
    return new DataOutputStream(
        new BufferedOutputStream(Channels.newOutputStream(file), BUFFER_BYTES));
  }

  /** Adds the row of the next slot. */
  void add(long index, byte[] row) {
    int bytes = Shard.LENGTH_BYTES + row.length;
    if (bytes > MappedFile.SEGMENT_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              "row %d has %,d bytes; a row has at most %,d",
              index, row.length, MappedFile.SEGMENT_BYTES - Shard.LENGTH_BYTES));
    }
    try {
      int left = MappedFile.SEGMENT_BYTES - MappedFile.offset(position);
      if (bytes > left) {
        data.write(new byte[left]);
        position += left;
      }
      table.writeLong(index);
      table.writeLong(position);
      data.writeInt(row.length);
      data.write(row);
    } catch (IOException e) {
      throw disk.full(expectedBytes, e);
    }
    position += bytes;
    added++;
  }

  /**
   * The shard, once every slot has its row.
   *
   * @throws IllegalStateException if rows are missing
   */
  Shard finish() throws IOException {
    if (added != rows) {
      throw new IllegalStateException(
          "a shard of "
              + rows
              + " rows received "
              + added
              + "; the dataset changed while it was read");
    }
    try {
      table.flush();
      data.flush();
    } catch (IOException e) {
      throw disk.full(expectedBytes, e);
    }
    finished = true;
    return new Shard(
        rows,
        new MappedFile(tableFile, TABLE_SEGMENTS_HELD),
        new MappedFile(dataFile, DATA_SEGMENTS_HELD));
  }

  /** Gives up the files of an unfinished shard. */
  @Override
  public void close() throws IOException {
    if (!finished) {
      tableFile.close();
      dataFile.close();
    }
  }
}
