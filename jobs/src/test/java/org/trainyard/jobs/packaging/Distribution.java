package org.trainyard.jobs.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The folder that {@code mvn package} fills, as the tests find it. */
public final class Distribution {
  private static final Path ROOT =
      Path.of(System.getProperty("trainyard.dist", "target/dist")).toAbsolutePath();

  private Distribution() {}

  /** The thin application jar. */
  public static Path applicationJar() {
    return jars(".").stream()
        .filter(jar -> jar.getFileName().toString().startsWith("trainyard-jobs-"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no trainyard-jobs-*.jar in " + ROOT));
  }

  /** Jars that travel with the application, for {@code spark-submit --jars}. */
  public static List<Path> lib() {
    return jars("lib");
  }

  /** Spark and the Hadoop client. */
  public static List<Path> spark() {
    return jars("spark/jars");
  }

  /** What fits as {@code SPARK_HOME}. */
  public static Path sparkHome() {
    return ROOT.resolve("spark");
  }

  /** What only the embedded HDFS needs. */
  public static List<Path> hdfs() {
    return jars("hdfs");
  }

  /** Names of the entries of a jar. */
  static List<String> entries(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(ZipEntry::getName).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> jars(String folder) {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder).normalize())) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
