package org.trainyard.jobs.training.shard;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.nio.ByteBuffer;
import org.apache.spark.util.KnownSizeEstimation;

/**
 * One worker's rows on the local disk of its executor, randomly addressable by slot: the bytes of
 * each row, which only a {@link MinibatchFormat} understands, and its index in the split. Kept from
 * round to round; memory holds no more than some segments of it. Should Spark move it to another
 * executor, its rows travel with it.
 */
@DefaultSerializer(JavaSerializer.class) // Kryo would write its fields.
public final class Shard implements Externalizable, KnownSizeEstimation {
  private static final long serialVersionUID = 1L;
  private static final long HANDLE_BYTES = 1024;

  /** Bytes of an entry of the table: the row's index, and where its bytes begin. */
  static final int ENTRY_BYTES = 2 * Long.BYTES;

  /** Bytes before a row's own, which say how many there are. */
  static final int LENGTH_BYTES = Integer.BYTES;

  private int rows;
  private MappedFile table;
  private MappedFile data;

  /** For deserialisation only. */
  public Shard() {}

  Shard(int rows, MappedFile table, MappedFile data) {
    this.rows = rows;
    this.table = table;
    this.data = data;
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** The row's index in its split. */
  public synchronized long index(int slot) {
    return entry(slot, 0);
  }

  /** A copy of the row's bytes. */
  public synchronized byte[] row(int slot) {
    long position = entry(slot, Long.BYTES);
    ByteBuffer segment = data.segment(position);
    int offset = MappedFile.offset(position);
    byte[] row = new byte[segment.getInt(offset)];
    segment.get(offset + LENGTH_BYTES, row);
    return row;
  }

  /**
   * Copies the row's bytes, which must be as many as there is room for.
   *
   * @throws IllegalStateException if there are more or fewer
   */
  public synchronized void read(int slot, byte[] into) {
    long position = entry(slot, Long.BYTES);
    ByteBuffer segment = data.segment(position);
    int offset = MappedFile.offset(position);
    int length = segment.getInt(offset);
    if (length != into.length) {
      throw new IllegalStateException(
          "row " + entry(slot, 0) + " has " + length + " bytes, expected " + into.length);
    }
    segment.get(offset + LENGTH_BYTES, into);
  }

  private long entry(int slot, int field) {
    if (slot < 0 || slot >= rows) {
      throw new IndexOutOfBoundsException("slot " + slot + " is not in 0 … " + (rows - 1));
    }
    long position = (long) slot * ENTRY_BYTES;
    return table.segment(position).getLong(MappedFile.offset(position) + field);
  }

  /** What it takes of Spark's memory for cached blocks: its rows are not on the heap. */
  @Override
  public long estimatedSize() {
    return HANDLE_BYTES;
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    out.writeInt(rows);
    out.writeLong(rows == 0 ? 0 : data.length() / rows);
    for (int slot = 0; slot < rows; slot++) {
      byte[] row = row(slot);
      out.writeLong(index(slot));
      out.writeInt(row.length);
      out.write(row);
    }
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    rows = in.readInt();
    long rowBytes = in.readLong();
    try (ShardWriter writer = new ShardWriter(LocalDisk.ofThisProcess(), rows, rowBytes)) {
      for (int slot = 0; slot < rows; slot++) {
        long index = in.readLong();
        byte[] row = new byte[in.readInt()];
        in.readFully(row);
        writer.add(index, row);
      }
      Shard written = writer.finish();
      table = written.table;
      data = written.data;
    }
  }
}
