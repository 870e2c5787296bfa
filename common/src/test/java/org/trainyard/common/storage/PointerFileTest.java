package org.trainyard.common.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointerFileTest {
  @TempDir java.nio.file.Path folder;

  @Test
  void holdsTheLastNameThatWasSet() {
    Storage storage = Storage.open(new Configuration(), folder.toUri().toString());
    PointerFile pointer = new PointerFile(storage, storage.path("registry", "CURRENT"));

    assertEquals(Optional.empty(), pointer.read());
    pointer.set("v1");
    pointer.set("v2");

    assertEquals(Optional.of("v2"), pointer.read());
    assertEquals("v2\n", storage.readText(storage.path("registry", "CURRENT")));
  }

  @Test
  void aReaderSeesTheOldNameOrTheNewNeverNothing() throws Exception {
    Storage storage = Storage.open(new Configuration(), folder.toUri().toString());
    PointerFile pointer = new PointerFile(storage, storage.path("CURRENT"));
    String one = "one".repeat(100);
    String two = "two".repeat(50);
    pointer.set(one);
    AtomicBoolean done = new AtomicBoolean();

    CompletableFuture<Integer> reader =
        CompletableFuture.supplyAsync(
            () -> {
              int reads = 0;
              while (!done.get()) {
                String read = pointer.read().orElse("nothing");
                assertTrue(read.equals(one) || read.equals(two), read);
                reads++;
              }
              return reads;
            });
    for (int i = 0; i < 200; i++) {
      pointer.set(i % 2 == 0 ? two : one);
    }
    done.set(true);

    assertTrue(reader.get() > 0);
  }
}
