package org.trainyard.jobs.network.pretrained;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.trainyard.common.job.ContentException;

/**
 * A sorted table of LevelDB, the format of TensorFlow's {@code variables.index}: blocks of keys
 * with their values, a block that points to them, and a footer. A key shares its beginning with the
 * key before it. Every block has a checksum, and must not be compressed.
 */
final class TableFile {
  private static final long MAGIC = 0xdb4775248b80fb57L;
  private static final int FOOTER_BYTES = 48;

  /** After a block: one byte for its compression, four for the checksum over both. */
  private static final int TRAILER_BYTES = 5;

  private final ByteBuffer bytes;
  private final Path file;

  private TableFile(byte[] content, Path file) {
    this.bytes = ByteBuffer.wrap(content);
    this.file = file;
  }

  /**
   * All entries in the order of their keys.
   *
   * @throws ContentException if it is no such table, or is damaged
   */
  static Map<String, byte[]> read(byte[] content, Path file) {
    TableFile table = new TableFile(content, file);
    int footer = content.length - FOOTER_BYTES;
    if (footer < 0 || table.part(footer, FOOTER_BYTES).getLong(40) != MAGIC) {
      throw new ContentException(
          file + ": not an index of TensorFlow variables, or cut off: its end is not a table's");
    }
    try {
      return table.entries(table.part(footer, FOOTER_BYTES));
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw table.damaged("a length in it points outside of it");
    }
  }

  private Map<String, byte[]> entries(ByteBuffer footer) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    block(footer); // of the metadata, which has no entries in such files
    forEach(
        block(footer),
        (last, place) ->
            forEach(
                block(place),
                (key, value) -> {
                  byte[] copy = new byte[value.remaining()];
                  value.get(copy);
                  entries.put(key, copy);
                }));
    return entries;
  }

  /** The block that the next two numbers of a buffer point to. */
  private ByteBuffer block(ByteBuffer place) {
    int offset = number(place);
    int size = number(place);
    ByteBuffer stored = part(offset, (long) size + TRAILER_BYTES);
    if (Crc32c.masked(stored.duplicate().limit(size + 1)) != stored.getInt(size + 1)) {
      throw damaged("the checksum of its block at " + offset + " is not that of the bytes");
    }
    if (stored.get(size) != 0) {
      throw new ContentException(file + ": is compressed; only plain indexes can be read");
    }
    return part(offset, size);
  }

  private void forEach(ByteBuffer block, BiConsumer<String, ByteBuffer> visitor) {
    long restarts = Integer.toUnsignedLong(block.getInt(block.limit() - Integer.BYTES));
    long end = block.limit() - Integer.BYTES * (restarts + 1);
    if (end < 0) {
      throw new IndexOutOfBoundsException();
    }
    block.limit((int) end);
    byte[] key = {};
    while (block.hasRemaining()) {
      int shared = number(block);
      int added = number(block);
      int length = number(block);
      if (shared > key.length || added > block.remaining()) {
        throw new IndexOutOfBoundsException();
      }
      byte[] next = new byte[shared + added];
      System.arraycopy(key, 0, next, 0, shared);
      block.get(next, shared, added);
      key = next;
      visitor.accept(
          new String(key, StandardCharsets.UTF_8), block.slice(block.position(), length));
      block.position(block.position() + length);
    }
  }

  /** A number of seven bits a byte, the lowest first. */
  private int number(ByteBuffer from) {
    long number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      byte next = from.get();
      number |= (next & 0x7fL) << shift;
      if (next >= 0) {
        if (number > Integer.MAX_VALUE) {
          break;
        }
        return (int) number;
      }
    }
    throw damaged("a length in it is larger than 2 GiB");
  }

  private ByteBuffer part(int offset, long size) {
    if (size > bytes.capacity()) {
      throw new IndexOutOfBoundsException();
    }
    return bytes.slice(offset, (int) size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ContentException damaged(String how) {
    return new ContentException(file + ": is damaged: " + how + "; get it again");
  }
}
