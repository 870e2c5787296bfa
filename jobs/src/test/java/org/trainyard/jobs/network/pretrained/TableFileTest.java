package org.trainyard.jobs.network.pretrained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.trainyard.common.job.ContentException;

class TableFileTest {
  private static final Path FILE = Path.of("variables.index");

  private static SortedMap<String, byte[]> entries() {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    for (int i = 0; i < 300; i++) {
      entries.put("encoder/layer_" + i + "/kernel", new byte[i]);
    }
    entries.put("", new byte[] {8, 1});
    return entries;
  }

  @Test
  void entriesOfAllBlocksAreReadInOrder() {
    SortedMap<String, byte[]> entries = entries();

    Map<String, byte[]> read = TableFile.read(Table.write(entries), FILE);

    assertEquals(new ArrayList<>(entries.keySet()), new ArrayList<>(read.keySet()));
    entries.forEach((key, value) -> assertArrayEquals(value, read.get(key), key));
  }

  @Test
  void whatIsNoTableIsRefused() {
    byte[] whole = Table.write(entries());

    for (byte[] bytes :
        List.of(new byte[0], new byte[100], Arrays.copyOf(whole, whole.length - 1))) {
      ContentException thrown =
          assertThrows(ContentException.class, () -> TableFile.read(bytes, FILE));
      assertEquals(
          "variables.index: not an index of TensorFlow variables, or cut off:"
              + " its end is not a table's",
          thrown.getMessage());
    }
  }

  @Test
  void compressedBlocksAreRefused() {
    ContentException thrown =
        assertThrows(
            ContentException.class, () -> TableFile.read(Table.writeAsCompressed(entries()), FILE));

    assertTrue(thrown.getMessage().contains("is compressed"), thrown.getMessage());
  }

  /** Any byte before the footer's padding: the checksum or the place of a block does not fit. */
  @Test
  void noChangedByteIsOverlooked() {
    byte[] whole = Table.write(entries());
    Random random = new Random(1);

    for (int i = 0; i < 2000; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(whole.length - 48)] ^= (byte) (1 + random.nextInt(255));
      ContentException thrown =
          assertThrows(ContentException.class, () -> TableFile.read(changed, FILE));
      assertTrue(thrown.getMessage().contains("checksum"), thrown.getMessage());
    }
  }

  @Test
  void placesOutsideOfTheFileAreRefused() {
    byte[] whole = Table.write(entries());
    Random random = new Random(1);

    for (int i = 0; i < 2000; i++) {
      byte[] changed = whole.clone();
      for (int j = 0; j < 10; j++) {
        changed[whole.length - 48 + j] = (byte) random.nextInt(256);
      }
      ContentException thrown =
          assertThrows(ContentException.class, () -> TableFile.read(changed, FILE));
      assertTrue(thrown.getMessage().contains("is damaged"), thrown.getMessage());
    }
  }

  /** RFC 3720, B.4: the checksum of 32 zeros is 0x8a9136aa. */
  @Test
  void theChecksumIsCastagnolisRotatedAndMoved() {
    int checksum = 0x8a9136aa;

    int masked = Crc32c.masked(ByteBuffer.allocate(32));

    assertEquals(((checksum >>> 15) | (checksum << 17)) + 0xa282ead8, masked);
    assertEquals(
        Crc32c.masked(ByteBuffer.wrap("ab".getBytes(StandardCharsets.UTF_8))),
        Crc32c.masked(ByteBuffer.wrap("cab".getBytes(StandardCharsets.UTF_8)).position(1)));
  }
}
