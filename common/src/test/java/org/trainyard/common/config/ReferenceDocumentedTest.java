package org.trainyard.common.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every default of this module stands under a comment that says what it is. */
class ReferenceDocumentedTest {
  @Test
  void everyKeyHasAComment() {
    ConfigObject reference =
        ConfigFactory.parseResources(
                ReferenceDocumentedTest.class.getClassLoader(), "reference.conf")
            .root();

    List<String> without = new ArrayList<>();
    int keys = 0;
    for (String root :
        List.of("name", "seed", "run-id", "storage", "spark", "cluster", "numeric")) {
      keys += collect(root, reference.get(root), without);
    }

    assertEquals(List.of(), without, "keys without a comment in reference.conf");
    assertTrue(keys >= 7, "found only " + keys + " keys");
  }

  private static int collect(String path, ConfigValue value, List<String> without) {
    if (value instanceof ConfigObject block && !block.isEmpty()) {
      int keys = 0;
      for (Map.Entry<String, ConfigValue> entry : block.entrySet()) {
        keys += collect(path + "." + entry.getKey(), entry.getValue(), without);
      }
      return keys;
    }
    if (value.origin().comments().isEmpty()) {
      without.add(path);
    }
    return 1;
  }
}
