package org.trainyard.common.spark;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says why an executor ended, out of the reason that Spark or the cluster gives. */
final class LostExecutor {
  private static final Pattern STATUS =
      Pattern.compile("exit(?:ed)?\\b[^0-9]{0,30}?(?:code|status):? ?(\\d+)");

  private static final String WANTS_MEMORY =
      "killed, mostly for want of memory: native memory is outside the Java heap, so raise"
          + " spark.executor.memoryOverhead, or have fewer spark.executor.cores";

  private LostExecutor() {}

  /** The reason in one line, and what to do about it where that is known. */
  static String explain(String reason) {
    String line = reason.strip().split("\n", 2)[0];
    String advice = advice(reason.toLowerCase(Locale.ROOT));
    return advice.isEmpty() ? line : line + " (" + advice + ")";
  }

  private static String advice(String reason) {
    if (reason.contains("memory limits")
        || reason.contains("(oom)")
        || reason.contains("oomkilled")) {
      return WANTS_MEMORY;
    }
    if (reason.contains("heartbeat timed out")) {
      return "it hung, or collected garbage for too long: raise spark.executor.memory, or"
          + " spark.network.timeout if its host is only slow";
    }
    Matcher status = STATUS.matcher(reason);
    return status.find() ? ofStatus(Integer.parseInt(status.group(1))) : "";
  }

  private static String ofStatus(int status) {
    return switch (status) {
      case 52 ->
          "it ran out of memory: raise spark.executor.memory if its log says Java heap space, else"
              + " spark.executor.memoryOverhead";
      case 53 -> "no folder of spark.local.dir can be written to";
      case 132 -> "an instruction that its processor lacks: set numeric.instruction-set=generic";
      case 134, 135, 139 ->
          "native code crashed: see hs_err_pid*.log in the executor's working folder";
      case 137 -> WANTS_MEMORY;
      case 130, 143 -> "ended from outside: by the cluster, for another application, or by hand";
      default -> "see the executor's own log";
    };
  }
}
