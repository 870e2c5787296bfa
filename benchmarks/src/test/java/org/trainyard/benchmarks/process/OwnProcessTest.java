package org.trainyard.benchmarks.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnProcessTest {
  @TempDir private Path folder;

  @Test
  void jarsAndFoldersWithOurClassesAreLeftOut() throws Exception {
    Path ours = folder.resolve("any-name.jar");
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(ours))) {
      jar.putNextEntry(new ZipEntry("org/trainyard/jobs/cli/Main.class"));
      jar.closeEntry();
    }
    Path theirs = folder.resolve("theirs.jar");
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(theirs))) {
      jar.putNextEntry(new ZipEntry("org/other/Main.class"));
      jar.closeEntry();
    }
    Path classes = folder.resolve("classes");
    Files.createDirectories(classes.resolve("org/trainyard/jobs"));
    Path natives = folder.resolve("natives-onednn-avx2.jar");
    List<String> all = List.of(ours + "", theirs + "", classes + "", natives + "");

    List<String> kept = OwnProcess.without(all, List.of("org/trainyard/jobs/"), List.of("onednn"));

    assertEquals(List.of(theirs.toString()), kept);
  }

  @Test
  void propertiesThatTuneNativeCodeAreLeftOut() {
    List<String> all =
        List.of(
            "-Xmx4g",
            "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
            "-Dorg.bytedeco.javacpp.platform.extension=-onednn-avx2",
            "-Dlog4j2.configurationFile=a.properties");

    assertEquals(
        List.of("-Xmx4g", "-Dlog4j2.configurationFile=a.properties"), OwnProcess.untuned(all));
  }
}
