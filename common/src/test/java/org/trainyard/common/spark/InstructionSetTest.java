package org.trainyard.common.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InstructionSetTest {
  @Test
  void avx2NeedsFmaBesideIt() {
    assertEquals(InstructionSet.AVX2, InstructionSet.ofFlags("flags\t: sse avx fma avx2 bmi"));
    assertEquals(InstructionSet.GENERIC, InstructionSet.ofFlags("flags\t: sse avx avx2 bmi"));
    assertEquals(InstructionSet.GENERIC, InstructionSet.ofFlags("flags\t: sse avx fma bmi"));
    assertEquals(InstructionSet.GENERIC, InstructionSet.ofFlags(""));
  }

  @Test
  void avx512IsTakenOnRequestOnly() {
    assertEquals(InstructionSet.AVX2, InstructionSet.ofFlags("flags\t: fma avx2 avx512f"));
  }

  @Test
  void librariesAreHeldToTheSet() {
    assertEquals("-onednn-avx2", InstructionSet.AVX2.platformExtension());
    assertEquals(
        Map.of("OPENBLAS_CORETYPE", "Haswell", "DNNL_MAX_CPU_ISA", "AVX2"),
        InstructionSet.AVX2.environment());
    assertEquals("", InstructionSet.GENERIC.platformExtension());
  }
}
