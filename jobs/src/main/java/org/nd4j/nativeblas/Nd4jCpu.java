package org.nd4j.nativeblas;

/**
 * Answers DL4J's question whether ND4J has oneDNN. DL4J 1.0.0-M2.1 asks {@code Nd4jCpu$Environment}
 * of this package by reflection; ND4J moved that class to another package and dropped the methods,
 * so without this one DL4J never uses oneDNN.
 */
public final class Nd4jCpu {
  private Nd4jCpu() {}

  /** What DL4J asks. */
  public static final class Environment {
    private static final Environment INSTANCE = new Environment();

    private Environment() {}

    /** The only instance. */
    public static Environment getInstance() {
      return INSTANCE;
    }

    /** Whether the native library that was chosen has oneDNN in it. */
    public boolean isUseMKLDNN() {
      return System.getProperty("org.bytedeco.javacpp.platform.extension", "").contains("onednn");
    }
  }
}
