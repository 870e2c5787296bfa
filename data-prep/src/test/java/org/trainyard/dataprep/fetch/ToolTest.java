package org.trainyard.dataprep.fetch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.UsageException;

class ToolTest {
  @TempDir Path folder;

  @Test
  void anInterruptedToolIsEnded() throws Exception {
    FakeTools tools = new FakeTools(folder);
    tools.tool("slow", "echo $$ > pid.new; mv pid.new pid; exec sleep 60");
    Tool slow = new Tool("slow", tools.searchPath(), "advice");
    AtomicReference<String> message = new AtomicReference<>("");
    Thread caller =
        new Thread(
            () ->
                message.set(
                    assertThrows(UsageException.class, () -> slow.run(folder)).getMessage()));
    caller.start();
    Path pid = folder.resolve("pid");
    for (int i = 0; i < 500 && !Files.exists(pid); i++) {
      Thread.sleep(20);
    }

    caller.interrupt();
    caller.join(20_000);

    assertTrue(message.get().startsWith("slow was interrupted"), message.get());
    Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    for (int i = 0; i < 250 && left.isPresent() && left.get().isAlive(); i++) {
      Thread.sleep(20);
    }
    assertFalse(left.isPresent() && left.get().isAlive(), "the tool's process has ended");
  }
}
