package org.trainyard.common.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.trainyard.common.json.Json;

/** The example of a contract that stands in {@code src/test/resources/contracts}. */
record StoredExample(String file, Class<?> type) {
  static final int NEWEST = 1;

  String text() {
    try (InputStream in =
        Objects.requireNonNull(
            StoredExample.class.getResourceAsStream("/contracts/" + file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ObjectNode tree() {
    return (ObjectNode) Json.parse(text());
  }

  Object read(String text) {
    return Json.read(text, type, NEWEST, "a/" + file);
  }

  @Override
  public String toString() {
    return file;
  }
}
