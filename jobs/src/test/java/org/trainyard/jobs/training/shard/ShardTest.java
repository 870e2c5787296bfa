package org.trainyard.jobs.training.shard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

class ShardTest {
  @TempDir private Path folder;

  private Shard write(byte[]... rows) throws IOException {
    try (ShardWriter writer = new ShardWriter(new LocalDisk(folder), rows.length, 0)) {
      for (int slot = 0; slot < rows.length; slot++) {
        writer.add(100 + slot, rows[slot]);
      }
      return writer.finish();
    }
  }

  private static byte[][] randomRows(int count, int longest) {
    Random random = new Random(4);
    byte[][] rows = new byte[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = new byte[random.nextInt(longest + 1)];
      random.nextBytes(rows[i]);
    }
    return rows;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void everyRowIsFoundInItsSlotWhateverItsLength() throws IOException {
    byte[][] rows = randomRows(500, 300);

    Shard shard = write(rows);

    assertEquals(500, shard.rows());
    for (int slot = 499; slot >= 0; slot--) {
      assertArrayEquals(rows[slot], shard.row(slot), "slot " + slot);
      assertEquals(100 + slot, shard.index(slot));
    }
  }

  @Test
  void rowsDoNotCrossTheBordersOfSegments() throws IOException {
    // Two of them fit into a segment of 64 MiB, not three.
    byte[][] rows = new byte[5][30_000_000];
    for (int i = 0; i < rows.length; i++) {
      Arrays.fill(rows[i], (byte) (i + 1));
    }

    Shard shard = write(rows);

    byte[] read = new byte[30_000_000];
    for (int slot : new int[] {4, 0, 2, 3, 1}) {
      shard.read(slot, read);
      assertArrayEquals(rows[slot], read, "slot " + slot);
    }
  }

  @Test
  void segmentsAreLetGoAndMappedAgain() throws IOException {
    Path file = folder.resolve("large");
    long segments = 4;
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(segments * MappedFile.SEGMENT_BYTES);
      for (long i = 0; i < segments; i++) {
        sparse.seek(i * MappedFile.SEGMENT_BYTES + 8);
        sparse.writeLong(i);
      }
    }

    MappedFile mapped = new MappedFile(FileChannel.open(file, StandardOpenOption.READ), 1);

    for (long i : new long[] {3, 0, 1, 0, 2, 3}) {
      long position = i * MappedFile.SEGMENT_BYTES + 8;
      assertEquals(i, mapped.segment(position).getLong(MappedFile.offset(position)));
      assertEquals(1, mapped.held(), "segments that are mapped");
    }
  }

  @Test
  void leavesNoFileThatAKilledProcessCouldLeaveBehind() throws IOException {
    Shard shard = write(randomRows(10, 20));

    assertEquals(List.of(), files());
    assertEquals(10, shard.rows());
  }

  @Test
  void travelsWithItsRows() throws IOException, ClassNotFoundException {
    byte[][] rows = randomRows(50, 40);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(write(rows));
    }

    Shard arrived;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      arrived = (Shard) in.readObject();
    }

    for (int slot = 0; slot < rows.length; slot++) {
      assertArrayEquals(rows[slot], arrived.row(slot));
      assertEquals(100 + slot, arrived.index(slot));
    }
  }

  @Test
  void aShardThatLacksRowsIsRefusedAndLeavesNothing() throws IOException {
    try (ShardWriter writer = new ShardWriter(new LocalDisk(folder), 3, 0)) {
      writer.add(7, new byte[4]);
      assertEquals(List.of(), files(), "without a name also while it is written");

      IllegalStateException thrown = assertThrows(IllegalStateException.class, writer::finish);

      assertTrue(thrown.getMessage().startsWith("a shard of 3 rows received 1"));
    }
    assertEquals(List.of(), files());
  }

  @Test
  void aRowOfAnotherLengthThanExpectedIsRefused() throws IOException {
    Shard shard = write(new byte[3], new byte[4]);

    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> shard.read(1, new byte[3]));

    assertEquals("row 101 has 4 bytes, expected 3", thrown.getMessage());
  }

  @Test
  void aDiskWithoutRoomIsToldBeforeAnythingIsWritten() throws IOException {
    LocalDisk disk = new LocalDisk(folder);

    JobException thrown =
        assertThrows(JobException.class, () -> new ShardWriter(disk, 1 << 20, 1L << 40));

    assertEquals(ExitCode.FAILED, thrown.exitCode());
    assertTrue(thrown.getMessage().contains("spark.local.dir"), thrown.getMessage());
    assertTrue(thrown.getMessage().contains(folder.toString()), thrown.getMessage());
    assertEquals(List.of(), files());
  }
}
