package org.trainyard.common.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {
  private static Optional<String> option(String... settings) {
    SparkConf conf = new SparkConf(false);
    for (int i = 0; i < settings.length; i += 2) {
      conf.set("spark." + settings[i], settings[i + 1]);
    }
    return NativeMemory.option(conf);
  }

  private static Optional<String> limit(long mebibytes) {
    return Optional.of("-Dorg.bytedeco.javacpp.maxphysicalbytes=" + mebibytes + "m");
  }

  @Test
  void aContainerBoundsHeapAndOverhead() {
    assertEquals(
        limit(4096 + 2560 - 192),
        option("master", "yarn", "executor.memory", "4g", "executor.memoryOverhead", "2560m"));
    assertEquals(
        limit(4096 + 2560 - 192),
        option("master", "k8s://x", "executor.memory", "4g", "executor.memoryOverhead", "2560"),
        "MiB without a unit, as Spark reads it");
  }

  @Test
  void withoutAnOverheadItIsSparksDefault() {
    assertEquals(limit(1024 + 384 - 192), option("master", "yarn"));
    assertEquals(limit(10240 + 1024 - 192), option("master", "yarn", "executor.memory", "10g"));
    assertEquals(
        limit(10240 + 4096 - 192),
        option("master", "yarn", "executor.memory", "10g", "executor.memoryOverheadFactor", "0.4"));
  }

  @Test
  void sparksOwnMemoryOutsideTheHeapIsPartOfTheContainer() {
    assertEquals(
        limit(1024 + 384 + 512 - 192),
        option("master", "yarn", "memory.offHeap.enabled", "true", "memory.offHeap.size", "512m"));
  }

  @Test
  void whatTheUserSetsWins() {
    assertEquals(
        Optional.empty(),
        option(
            "master",
            "yarn",
            "executor.extraJavaOptions",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=9g"));
  }

  @Test
  void processesThatNothingBoundsKeepJavaCppsOwn() {
    assertEquals(Optional.empty(), option("master", "local[2]"));
    assertEquals(Optional.empty(), option("master", "local-cluster[2,1,1024]"));
    assertEquals(Optional.empty(), option("master", "spark://m:7077"));
  }
}
