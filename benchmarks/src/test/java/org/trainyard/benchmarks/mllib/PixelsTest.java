package org.trainyard.benchmarks.mllib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelsTest {
  @TempDir private Path folder;

  @Test
  void sharesHaveEveryRowOnceWithPixelsFromZeroToOne() throws IOException {
    Path images = folder.resolve("images");
    Path labels = folder.resolve("labels");
    byte[] pixels = {0, (byte) 255, 51, 0, 102, 0};
    Files.write(
        images,
        ByteBuffer.allocate(22).putInt(0x803).putInt(3).putInt(1).putInt(2).put(pixels).array());
    byte[] classes = {7, 8, 9};
    Files.write(labels, ByteBuffer.allocate(11).putInt(0x801).putInt(3).put(classes).array());

    List<Row> rows = new ArrayList<>();
    for (int share = 0; share < 2; share++) {
      Pixels.share(images.toString(), labels.toString(), share, 2).forEachRemaining(rows::add);
    }

    assertEquals(List.of(7.0, 8.0, 9.0), rows.stream().map(row -> row.getDouble(0)).toList());
    assertArrayEquals(new double[] {0, 1}, ((Vector) rows.get(0).get(1)).toArray());
    assertArrayEquals(new double[] {0.2, 0}, ((Vector) rows.get(1).get(1)).toArray(), 1e-7);
  }
}
