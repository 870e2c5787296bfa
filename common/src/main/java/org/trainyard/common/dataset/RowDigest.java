package org.trainyard.common.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trainyard.common.storage.Digests;

/**
 * Digests of a split's rows. A split is cut into blocks of {@value #BLOCK_ROWS} consecutive rows; a
 * block's digest is the SHA-256 over its rows' fields in order, each with its length before it; the
 * split's digest is the SHA-256 over the blocks' digests. So blocks can be digested in parallel,
 * and the result says nothing of how Spark partitioned the work.
 */
public final class RowDigest {
  /** Rows in a block, and in one Parquet file. */
  public static final int BLOCK_ROWS = 8192;

  private final MessageDigest sha256 = Digests.sha256();

  /** Adds the next row of the block. */
  public void add(DatasetRow row) {
    add(row.id().getBytes(StandardCharsets.UTF_8));
    add(row.digest());
    add(row.features());
    ByteBuffer label = ByteBuffer.allocate(8 * row.label().length + 8);
    for (double value : row.label()) {
      label.putDouble(value);
    }
    label.putFloat(row.weight()).putInt(row.slices().size());
    add(label.array());
    for (Map.Entry<String, String> slice : new TreeMap<>(row.slices()).entrySet()) {
      add(slice.getKey().getBytes(StandardCharsets.UTF_8));
      add(slice.getValue().getBytes(StandardCharsets.UTF_8));
    }
    add(row.text().getBytes(StandardCharsets.UTF_8));
  }

  /** The digest of the rows added so far; starts anew. */
  public byte[] block() {
    return sha256.digest();
  }

  /** The digest of a split from its blocks' digests, in order. */
  public static String split(List<byte[]> blocks) {
    MessageDigest all = Digests.sha256();
    blocks.forEach(all::update);
    return Digests.hex(all.digest());
  }

  private void add(byte[] field) {
    sha256.update(ByteBuffer.allocate(4).putInt(field.length).array());
    sha256.update(field);
  }
}
