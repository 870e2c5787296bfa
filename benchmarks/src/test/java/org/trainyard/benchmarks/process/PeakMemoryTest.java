package org.trainyard.benchmarks.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {
  @Test
  void thePeakIsToldInKibibytes() {
    assertEquals(
        2048 * 1024, PeakMemory.parse("Name:\tjava\nVmHWM:\t    2048 kB\nVmRSS:\t 9 kB\n"));
    assertEquals(0, PeakMemory.parse("Name:\tkthread\n"));
  }

  @Test
  void aLivingProcessHasAPeak() {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "Linux only");
    PeakMemory memory = new PeakMemory();

    memory.sample(ProcessHandle.current());

    assertTrue(memory.bytes() > 1 << 20, () -> memory.bytes() + " bytes");
  }
}
