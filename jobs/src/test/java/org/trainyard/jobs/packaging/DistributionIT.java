package org.trainyard.jobs.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build hands out what a cluster does not have, all of it, and nothing that it has. */
class DistributionIT {
  private static final List<String> OF_THE_CLUSTER =
      List.of(
          "org/apache/spark/",
          "org/apache/hadoop/",
          "scala/",
          "org/slf4j/",
          "org/apache/logging/",
          "com/fasterxml/jackson/core/",
          "com/fasterxml/jackson/databind/");

  private static List<Path> ours() {
    return Stream.concat(Stream.of(Distribution.applicationJar()), Distribution.lib().stream())
        .toList();
  }

  @Test
  void carriesNothingThatSparkBrings() {
    List<String> found = new ArrayList<>();
    for (Path jar : ours()) {
      for (String entry : Distribution.entries(jar)) {
        if (OF_THE_CLUSTER.stream().anyMatch(entry::startsWith)) {
          found.add(jar.getFileName() + "!" + entry);
        }
      }
    }

    assertTrue(found.isEmpty(), () -> "the cluster has these classes: " + found);
  }

  @Test
  void sharesNoJarWithSpark() {
    Set<String> shared = names(Distribution.lib());
    shared.retainAll(names(Distribution.spark()));

    assertTrue(shared.isEmpty(), () -> "in lib and in spark/jars: " + shared);
  }

  @Test
  void hasOneVersionOfEachLibrary() {
    Map<String, List<String>> versions =
        Stream.of(Distribution.lib(), Distribution.spark(), Distribution.hdfs())
            .flatMap(List::stream)
            .map(jar -> jar.getFileName().toString())
            .collect(
                Collectors.groupingBy(
                    name -> name.replaceFirst("-[0-9][0-9A-Za-z.]*", ""),
                    TreeMap::new,
                    Collectors.toList()));
    versions.values().removeIf(names -> names.size() < 2);
    // nd4j's own Guava stands under its package, beside the real one.
    versions.remove("guava.jar");

    assertTrue(versions.isEmpty(), () -> "several versions, run mvn clean: " + versions);
  }

  @Test
  void hasNativesOfThisSystemOnly() {
    String others = ".*(windows|macosx|android|ios|arm|ppc64|linux-x86-|linux-x86\\.).*";

    List<String> found =
        names(Distribution.lib()).stream().filter(name -> name.matches(others)).toList();

    assertTrue(found.isEmpty(), () -> "natives of other systems: " + found);
  }

  @Test
  void keepsTheEmbeddedHdfsApart() {
    assertTrue(
        names(Distribution.hdfs()).stream().anyMatch(name -> name.contains("minicluster")),
        "the demo's HDFS is in hdfs/");
    assertFalse(
        names(Distribution.spark()).stream().anyMatch(name -> name.contains("minicluster")),
        "no HDFS server in the Spark home");
  }

  @Test
  void leavesDl4jSparkToThoseWhoHaveIt() {
    String foreign =
        ".*(dl4j|deeplearning4j|datavec|nd4j|freemarker|oshi-json|opencsv|joda-time).*";

    List<String> found =
        Stream.concat(
                names(Distribution.spark()).stream().filter(name -> name.matches(foreign)),
                names(Distribution.lib()).stream().filter(name -> name.startsWith("dl4j-spark")))
            .toList();

    assertTrue(found.isEmpty(), () -> "libraries of dl4j-spark: " + found);
  }

  @Test
  void namesItsVersionInEveryJarOfOurs() throws IOException {
    for (Path jar : ours()) {
      if (jar.getFileName().toString().startsWith("trainyard-")) {
        try (JarFile file = new JarFile(jar.toFile())) {
          String version =
              file.getManifest().getMainAttributes().getValue("Implementation-Version");
          assertNotNull(version, jar + " names no version; provenance would say development");
          assertTrue(jar.toString().contains(version), jar + " names version " + version);
        }
      }
    }
  }

  @Test
  void handsOutTheJavaOptionsThatSparkNeeds() throws IOException {
    String options = Files.readString(Distribution.sparkHome().resolveSibling("java.options"));

    assertTrue(options.contains("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"), options);
    assertEquals(-1, options.indexOf("${"), "a placeholder was not filled in");
  }

  private static Set<String> names(List<Path> jars) {
    return jars.stream()
        .map(jar -> jar.getFileName().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
