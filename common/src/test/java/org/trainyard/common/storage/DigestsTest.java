package org.trainyard.common.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Known answers of FIPS 180-4. */
class DigestsTest {
  @Test
  void ofNothing() {
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Digests.of(""));
  }

  @Test
  void ofAbc() throws IOException {
    String expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    assertEquals(expected, Digests.of("abc"));
    assertEquals(expected, Digests.of(new byte[] {'a', 'b', 'c'}));
    assertEquals(expected, Digests.of(new ByteArrayInputStream(new byte[] {'a', 'b', 'c'})));
  }

  @Test
  void ofAMillionLettersReadAsAStream() throws IOException {
    byte[] letters = "a".repeat(1_000_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    assertEquals(
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
        Digests.of(new ByteArrayInputStream(letters)));
  }
}
