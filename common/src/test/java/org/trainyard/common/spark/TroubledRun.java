package org.trainyard.common.spark;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A {@link TroubledJob} in a process of its own, whose executors have heartbeats every second.
 *
 * @param status its exit code
 * @param out its standard output
 * @param err its standard error
 */
record TroubledRun(int status, String out, String err) {
  static TroubledRun of(Path folder, String trouble, String... settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--add-opens"))
            .toList());
    command.add("-Dlog4j2.configurationFile=" + System.getProperty("log4j2.configurationFile", ""));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(TroubledJob.class.getName());
    for (String each :
        List.of(
            "name=" + trouble, "spark.ui.enabled=false", "spark.executor.heartbeatInterval=1s")) {
      command.addAll(List.of("--set", each));
    }
    for (String each : settings) {
      command.addAll(List.of("--set", each));
    }
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out)
            .redirectError(err);
    // Workers on this machine look for a folder of jars; executors get our class path.
    builder.environment().put("SPARK_HOME", folder.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    builder.environment().put("TRAINYARD_HOME", folder.toString());
    Files.createDirectories(folder.resolve("jars"));
    Process process = builder.start();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        throw new IllegalStateException(
            "no end after 2 minutes: " + Files.readString(err.toPath()));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
    return new TroubledRun(
        process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
  }

  /** What the command says on standard error of its failure. */
  String told() {
    return err.lines().filter(line -> line.startsWith("trainyard ")).findFirst().orElse(err);
  }

  /** The last line on standard output. */
  String lastLine() {
    return out.lines().reduce("", (before, line) -> line);
  }
}
