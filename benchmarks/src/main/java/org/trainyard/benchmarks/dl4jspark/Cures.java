package org.trainyard.benchmarks.dl4jspark;

/** Whether Trainyard's cures for DL4J's speed are in force in this process. */
final class Cures {
  /** The class by whose name DL4J's layers ask whether oneDNN is there; M2.1 comes without it. */
  private static final String ONE_DNN_SWITCH = "org.nd4j.nativeblas.Nd4jCpu$Environment";

  private Cures() {}

  /**
   * Checks that the process is what it is measured as.
   *
   * @param expected {@code none}: DL4J as a user gets it; {@code all}: with the cures
   * @throws IllegalStateException if it is not
   */
  static void check(String expected) {
    boolean present = oneDnnSwitch();
    if ("none".equals(expected) && present) {
      throw new IllegalStateException(
          "stock DL4J would be measured with " + ONE_DNN_SWITCH + " on its class path");
    }
    if ("all".equals(expected) && !present) {
      throw new IllegalStateException(
          "cured DL4J would be measured without "
              + ONE_DNN_SWITCH
              + ": the jar of Trainyard's jobs is not on the class path");
    }
  }

  private static boolean oneDnnSwitch() {
    try {
      Class.forName(ONE_DNN_SWITCH, false, Cures.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
