package org.trainyard.jobs.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NativeBuildTest {
  private static final String PLAIN =
      "org/nd4j/linalg/cpu/nativecpu/bindings/linux-x86_64/libnd4jcpu.so";
  private static final String AVX2 =
      "org/nd4j/linalg/cpu/nativecpu/bindings/linux-x86_64-onednn-avx2/libnd4jcpu.so";

  @Test
  void theWantedBuildIsTakenIfItIsThere() {
    assertEquals("-onednn-avx2", NativeBuild.choose("-onednn-avx2", Set.of(PLAIN, AVX2)::contains));
    assertEquals("", NativeBuild.choose("", Set.of(PLAIN, AVX2)::contains));
  }

  @Test
  void elseThePlainBuildIs() {
    assertEquals("", NativeBuild.choose("-onednn-avx512", Set.of(PLAIN, AVX2)::contains));
  }

  @Test
  void theBuildForGpusHasNoExtension() {
    assertEquals("", NativeBuild.choose("-onednn-avx2", resource -> false));
  }

  @Test
  void librariesStandWhereTheyAreLookedFor() {
    for (String extension : new String[] {"-onednn-avx2", "-onednn-avx512"}) {
      assertNotNull(
          getClass().getClassLoader().getResource(NativeBuild.library(extension)),
          "library of " + extension);
    }
  }
}
