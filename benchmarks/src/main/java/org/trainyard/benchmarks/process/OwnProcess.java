package org.trainyard.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.spark.launcher.JavaModuleOptions;

/** What this process was started with, of which the peers' processes get their share. */
public final class OwnProcess {
  /** Prefixes of system properties that change how DL4J computes, or that are ours. */
  private static final List<String> TUNING =
      List.of("-Dorg.bytedeco.", "-Dorg.eclipse.deeplearning4j.", "-Dorg.nd4j.", "-Dtrainyard.");

  /**
   * What belongs to this process alone: debuggers, and the launcher's scratch folder, which whoever
   * has it removes at its end.
   */
  private static final List<String> PRIVATE =
      List.of("-agentlib", "-javaagent", "-Dtrainyard.scratch=", "-Dtrainyard.terminal=");

  private OwnProcess() {}

  /** The class path, entry by entry, as absolute paths: a child has a working folder of its own. */
  public static List<String> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .toList();
  }

  /**
   * Entries of a class path without those that hold one of the given classes or folders of classes,
   * and without those whose file name contains one of the given words.
   *
   * @param classPath jars and folders
   * @param contents names inside a jar or folder, such as {@code org/trainyard/jobs/}
   * @param words parts of file names
   */
  public static List<String> without(
      List<String> classPath, List<String> contents, List<String> words) {
    return classPath.stream()
        .filter(
            entry -> words.stream().noneMatch(Path.of(entry).getFileName().toString()::contains))
        .filter(entry -> contents.stream().noneMatch(content -> holds(Path.of(entry), content)))
        .toList();
  }

  /**
   * Entries of a class path that hold one of the given classes or folders of classes, and no
   * others.
   *
   * @param classPath jars and folders
   * @param contents names inside a jar or folder, such as {@code org/trainyard/jobs/}
   */
  public static List<String> holding(List<String> classPath, List<String> contents) {
    return classPath.stream()
        .filter(entry -> contents.stream().anyMatch(content -> holds(Path.of(entry), content)))
        .toList();
  }

  /** The JVM arguments of this process, and what Spark needs on JDK 17. */
  public static List<String> jvmArguments() {
    List<String> arguments =
        new ArrayList<>(List.of(JavaModuleOptions.defaultModuleOptions().split(" +")));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> PRIVATE.stream().noneMatch(argument::startsWith))
        .forEach(arguments::add);
    return arguments;
  }

  /** JVM arguments without the properties that tune DL4J's native code. */
  public static List<String> untuned(List<String> jvmArguments) {
    return jvmArguments.stream()
        .filter(argument -> TUNING.stream().noneMatch(argument::startsWith))
        .toList();
  }

  private static boolean holds(Path entry, String content) {
    if (Files.isDirectory(entry)) {
      return Files.exists(entry.resolve(content));
    }
    if (!Files.isRegularFile(entry)) {
      return false;
    }
    try (ZipFile jar = new ZipFile(entry.toFile())) {
      return jar.stream().anyMatch(each -> each.getName().startsWith(content));
    } catch (IOException e) {
      throw new UncheckedIOException(entry + ": not readable as a jar", e);
    }
  }
}
