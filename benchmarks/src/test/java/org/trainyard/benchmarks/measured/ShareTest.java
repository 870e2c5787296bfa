package org.trainyard.benchmarks.measured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareTest {
  @TempDir private Path meeting;

  @Test
  void sharesTogetherAreAllMinibatchesOnce() {
    Share first = new Share(0, 2, meeting, 1);
    Share second = new Share(1, 2, meeting, 1);

    assertEquals(0, first.first(187));
    assertEquals(93, first.end(187));
    assertEquals(93, second.first(187));
    assertEquals(187, second.end(187));
    assertEquals(187, Share.whole().end(187));
  }

  @Test
  void optionsCarryAShare() {
    Share share = new Share(1, 2, meeting, 7);

    assertEquals(share, Share.of(Options.parse(share.arguments().toArray(String[]::new))));
  }

  @Test
  void nobodyBeginsBeforeAllAreReady() throws Exception {
    CompletableFuture<Void> first =
        CompletableFuture.runAsync(() -> begin(new Share(0, 2, meeting, 60)));

    assertThrows(TimeoutException.class, () -> first.get(100, TimeUnit.MILLISECONDS));
    assertFalse(first.isDone(), "the other is not ready");
    begin(new Share(1, 2, meeting, 60));
    first.get(60, TimeUnit.SECONDS);
  }

  @Test
  void whoeverIsNotInTimeIsNamed() {
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> new Share(0, 2, meeting, 0).begin());

    assertTrue(
        thrown.getMessage().startsWith("process 1 was not ready within 0 s"), thrown.getMessage());
  }

  private static void begin(Share share) {
    try {
      share.begin();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
