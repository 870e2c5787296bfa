package org.trainyard.benchmarks.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.ContentException;

class IdxCutTest {
  /** Three rows of 1 × 2 pixels. */
  private static final byte[] IMAGES = {
    0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 11, 12, 21, 22, 31, 32
  };

  @TempDir private Path folder;
  private Path source;
  private Path target;

  @BeforeEach
  void files() {
    source = folder.resolve("images");
    target = folder.resolve("cut");
  }

  @Test
  void theFirstRowsAreCopiedAndCounted() throws Exception {
    Files.write(source, IMAGES);

    IdxCut.firstRows(source, 2, target);

    assertArrayEquals(
        new byte[] {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 11, 12, 21, 22},
        Files.readAllBytes(target));
  }

  @Test
  void aGzipFileGivesTheSame() throws Exception {
    source = folder.resolve("images.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(source))) {
      out.write(IMAGES);
    }

    IdxCut.firstRows(source, 3, target);

    assertArrayEquals(IMAGES, Files.readAllBytes(target));
  }

  @Test
  void labelsHaveOneDimension() throws Exception {
    Files.write(source, new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9});

    IdxCut.firstRows(source, 1, target);

    assertArrayEquals(new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 7}, Files.readAllBytes(target));
  }

  @Test
  void tooFewRowsTellTheWayOut() throws Exception {
    Files.write(source, IMAGES);

    ContentException thrown =
        assertThrows(ContentException.class, () -> IdxCut.firstRows(source, 4, target));

    assertEquals(
        source + ": has 3 rows, 4 are asked for; lower --rows to 3 or less", thrown.getMessage());
  }

  @Test
  void aTruncatedFileIsRefused() throws Exception {
    Files.write(source, java.util.Arrays.copyOf(IMAGES, IMAGES.length - 1));

    ContentException thrown =
        assertThrows(ContentException.class, () -> IdxCut.firstRows(source, 3, target));

    assertEquals(
        source + ": ends after 5 of the 6 bytes that 3 rows take; fetch it again",
        thrown.getMessage());
  }

  @Test
  void anotherFormatIsRefused() throws Exception {
    Files.write(source, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});

    ContentException thrown =
        assertThrows(ContentException.class, () -> IdxCut.firstRows(source, 1, target));

    assertEquals(
        source
            + ": magic number 0x504b0304;"
            + " an IDX file of unsigned bytes begins with 0x000008",
        thrown.getMessage());
  }
}
