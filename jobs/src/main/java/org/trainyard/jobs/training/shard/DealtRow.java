package org.trainyard.jobs.training.shard;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A row on its way to its worker; it travels {@linkplain #packed packed}.
 *
 * @param index its index in the split, by which the ledger counts it
 * @param bytes what the {@link MinibatchFormat} reads
 */
@SuppressWarnings("ArrayRecordComponent") // Passed by the million and never compared.
public record DealtRow(long index, byte[] bytes) {

  /** The row as one array: its index, then its bytes. */
  byte[] packed() {
    return ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(index).put(bytes).array();
  }

  /** The row that was packed. */
  static DealtRow unpacked(byte[] packed) {
    return new DealtRow(
        ByteBuffer.wrap(packed).getLong(), Arrays.copyOfRange(packed, Long.BYTES, packed.length));
  }
}
