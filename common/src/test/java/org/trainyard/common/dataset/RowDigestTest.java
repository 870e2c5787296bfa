package org.trainyard.common.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trainyard.common.storage.Digests;

class RowDigestTest {
  private static DatasetRow row(long index, Map<String, String> slices) {
    return new DatasetRow(
        index, "train:7", new byte[] {1, 2}, new byte[] {9}, new double[] {3}, 0.5f, slices, "héé");
  }

  private static String digest(DatasetRow... rows) {
    RowDigest digest = new RowDigest();
    for (DatasetRow row : rows) {
      digest.add(row);
    }
    return Digests.hex(digest.block());
  }

  /** The bytes of the specification, put together by other means. */
  private static byte[] bytesByHand() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(7);
    out.writeBytes("train:7");
    out.writeInt(2);
    out.write(new byte[] {1, 2});
    out.writeInt(1);
    out.write(9);
    out.writeInt(16);
    out.writeDouble(3);
    out.writeFloat(0.5f);
    out.writeInt(2);
    for (String text : List.of("a", "x", "b", "y")) {
      out.writeInt(1);
      out.writeBytes(text);
    }
    out.writeInt(5);
    out.write("héé".getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  @Test
  void isSha256OverEveryFieldWithItsLengthBeforeIt() throws IOException {
    Map<String, String> slices = new LinkedHashMap<>();
    slices.put("b", "y");
    slices.put("a", "x");

    assertEquals(Digests.of(bytesByHand()), digest(row(0, slices)));
  }

  @Test
  void thePositionIsInTheOrderNotInTheRow() {
    assertEquals(digest(row(0, Map.of())), digest(row(5, Map.of())));
  }

  @Test
  void eachFieldCounts() {
    DatasetRow row = row(0, Map.of());

    assertNotEquals(digest(row), digest(row(0, Map.of("a", "x"))));
    assertNotEquals(digest(row), digest(row, row));
  }

  @Test
  void aBlockStartsAnew() {
    RowDigest digest = new RowDigest();
    digest.add(row(0, Map.of()));
    byte[] first = digest.block();
    digest.add(row(0, Map.of()));

    assertEquals(Digests.hex(first), Digests.hex(digest.block()));
  }

  @Test
  void aSplitIsTheDigestOfItsBlocksInOrder() {
    byte[] one = {1, 1};
    byte[] two = {2};

    assertEquals(Digests.of(new byte[] {1, 1, 2}), RowDigest.split(List.of(one, two)));
    assertNotEquals(RowDigest.split(List.of(one, two)), RowDigest.split(List.of(two, one)));
  }
}
