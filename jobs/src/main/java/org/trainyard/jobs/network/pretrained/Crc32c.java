package org.trainyard.jobs.network.pretrained;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** CRC-32C (RFC 3720) as LevelDB and TensorFlow store it: rotated, and a constant added. */
final class Crc32c {
  private static final int ADDED = 0xa282ead8;

  private Crc32c() {}

  /** The stored form of the checksum of what is left in a buffer, whose position stays. */
  static int masked(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate());
    return Integer.rotateRight((int) crc.getValue(), 15) + ADDED;
  }
}
