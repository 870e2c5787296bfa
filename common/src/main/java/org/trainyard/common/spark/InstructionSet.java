package org.trainyard.common.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The processor instructions that native code is held to. Held to the same set, processors of
 * different makes compute the same bytes.
 */
public enum InstructionSet {
  /** What every x86-64 processor has: slow, and without oneDNN. */
  GENERIC("", "Nehalem", "SSE41"),
  /** AVX2 and FMA: processors since 2013. */
  AVX2("-onednn-avx2", "Haswell", "AVX2"),
  /** AVX-512: some servers since 2017; not faster than AVX2 with OpenBLAS 0.3.19 on all of them. */
  AVX512("-onednn-avx512", "SkylakeX", "AVX512_CORE");

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private final String extension;
  private final String openBlas;
  private final String oneDnn;

  InstructionSet(String extension, String openBlas, String oneDnn) {
    this.extension = extension;
    this.openBlas = openBlas;
    this.oneDnn = oneDnn;
  }

  /** The build of ND4J's native library for this set, as JavaCPP's platform extension. */
  public String platformExtension() {
    return extension;
  }

  /** Environment that holds OpenBLAS and oneDNN to this set; read when their library is loaded. */
  public Map<String, String> environment() {
    return Map.of("OPENBLAS_CORETYPE", openBlas, "DNNL_MAX_CPU_ISA", oneDnn);
  }

  /** The fastest set that this machine's processor has, AVX-512 left aside. */
  public static InstructionSet ofThisMachine() {
    try {
      return Files.isReadable(CPU_INFO) ? ofFlags(Files.readString(CPU_INFO)) : GENERIC;
    } catch (IOException e) {
      return GENERIC;
    }
  }

  /** The set for a processor with these flags, as Linux lists them. */
  static InstructionSet ofFlags(String cpuInfo) {
    return cpuInfo.contains(" avx2") && cpuInfo.contains(" fma") ? AVX2 : GENERIC;
  }
}
