package org.trainyard.jobs.network.pretrained;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes sorted tables of LevelDB with blocks of a few entries. */
final class Table {
  private static final int ENTRIES_IN_A_BLOCK = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final byte compression;

  private Table(byte compression) {
    this.compression = compression;
  }

  static byte[] write(SortedMap<String, byte[]> entries) {
    return new Table((byte) 0).table(entries);
  }

  /** Says that its blocks are compressed, which they are not. */
  static byte[] writeAsCompressed(SortedMap<String, byte[]> entries) {
    return new Table((byte) 1).table(entries);
  }

  private byte[] table(SortedMap<String, byte[]> entries) {
    SortedMap<String, byte[]> index = new TreeMap<>();
    SortedMap<String, byte[]> some = new TreeMap<>();
    for (Map.Entry<String, byte[]> each : entries.entrySet()) {
      some.put(each.getKey(), each.getValue());
      if (some.size() == ENTRIES_IN_A_BLOCK || each.getKey().equals(entries.lastKey())) {
        index.put(each.getKey(), block(some));
        some.clear();
      }
    }
    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    footer.writeBytes(block(new TreeMap<>()));
    footer.writeBytes(block(index));
    out.writeBytes(
        ByteBuffer.allocate(48)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(footer.toByteArray())
            .putLong(40, 0xdb4775248b80fb57L)
            .array());
    return out.toByteArray();
  }

  /** Writes a block; gives its place as two numbers. */
  private byte[] block(SortedMap<String, byte[]> entries) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    byte[] last = {};
    for (Map.Entry<String, byte[]> each : entries.entrySet()) {
      byte[] key = each.getKey().getBytes(StandardCharsets.UTF_8);
      int shared = 0;
      while (shared < Math.min(key.length, last.length) && key[shared] == last[shared]) {
        shared++;
      }
      number(block, shared);
      number(block, key.length - shared);
      number(block, each.getValue().length);
      block.write(key, shared, key.length - shared);
      block.writeBytes(each.getValue());
      last = key;
    }
    block.writeBytes(new byte[] {0, 0, 0, 0, 1, 0, 0, 0}); // one restart, at 0
    int size = block.size();
    block.write(compression);
    ByteArrayOutputStream place = new ByteArrayOutputStream();
    number(place, out.size());
    number(place, size);
    out.writeBytes(block.toByteArray());
    out.writeBytes(
        ByteBuffer.allocate(4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(Crc32c.masked(ByteBuffer.wrap(block.toByteArray())))
            .array());
    return place.toByteArray();
  }

  private static void number(ByteArrayOutputStream to, int number) {
    int rest = number;
    while (rest >= 0x80) {
      to.write(rest | 0x80);
      rest >>>= 7;
    }
    to.write(rest);
  }
}
