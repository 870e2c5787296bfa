package org.trainyard.benchmarks.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a Java process of a peer is started.
 *
 * @param mainClass its main class
 * @param classPath jars and folders
 * @param jvmArguments what stands before the main class
 * @param arguments what stands after the main class
 * @param environment variables to set
 * @param withoutEnvironment variables to take away
 */
public record JavaProcess(
    String mainClass,
    List<String> classPath,
    List<String> jvmArguments,
    List<String> arguments,
    Map<String, String> environment,
    Set<String> withoutEnvironment) {

  /** Copies. */
  public JavaProcess {
    classPath = List.copyOf(classPath);
    jvmArguments = List.copyOf(jvmArguments);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    withoutEnvironment = Set.copyOf(withoutEnvironment);
  }

  /** The command line; temporary files go into the folder. */
  List<String> command(Path folder) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.add("-Djava.io.tmpdir=" + folder);
    command.add("-cp");
    command.add(String.join(System.getProperty("path.separator"), classPath));
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }

  /** The environment, made from this process's own; Spark's files go into the folder. */
  Map<String, String> environmentOf(Map<String, String> inherited, Path folder) {
    Map<String, String> all = new LinkedHashMap<>(inherited);
    // What they add is among the JVM arguments already.
    all.remove("JAVA_TOOL_OPTIONS");
    all.remove("JDK_JAVA_OPTIONS");
    withoutEnvironment.forEach(all::remove);
    all.putAll(environment);
    all.put("SPARK_LOCAL_DIRS", folder.toString());
    return all;
  }
}
