package org.trainyard.benchmarks.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void theFirstModelNameIsTheProcessor() {
    String cpuInfo = "processor\t: 0\nmodel name\t: Fast 9000: the chip\nmodel name\t: Other\n";

    assertEquals("Fast 9000: the chip", Machine.parse(cpuInfo));
  }
}
