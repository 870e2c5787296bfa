package org.trainyard.dataprep.tokenize.encode;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

/**
 * Loads the native library once, on driver and executors alike. DJL unpacks it where its property
 * or environment variable {@value #CACHE} says; where nobody has said, that is {@code djl} below
 * Trainyard's home, or a temporary folder if that cannot be written to, as in a container.
 */
final class NativeLibrary {
  private static final String CACHE = "ENGINE_CACHE_DIR";
  private static final String DJL_CACHE = "DJL_CACHE_DIR";

  private NativeLibrary() {}

  /**
   * Loads it, if it is not there yet.
   *
   * @throws JobException if there is none for this machine, or it cannot be unpacked
   */
  static synchronized void load() {
    if (!isSet(CACHE) && !isSet(DJL_CACHE)) {
      System.setProperty(CACHE, folder(SettingsSource.trainyardHome().resolve("djl")).toString());
    }
    try {
      LibUtils.checkStatus();
    } catch (RuntimeException | LinkageError e) {
      throw new JobException(
          ExitCode.FAILED,
          "the tokenizers library cannot be loaded on "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + ": "
              + e.getMessage()
              + ". It has Linux, macOS and Windows on x86-64 and ARM 64; "
              + CACHE
              + " names the folder it is unpacked to, which must be writable",
          e);
    }
  }

  static Path folder(Path wanted) {
    try {
      Files.createDirectories(wanted);
      if (Files.isWritable(wanted)) {
        return wanted;
      }
    } catch (IOException e) {
      // A temporary folder will do.
    }
    try {
      return Files.createTempDirectory("trainyard-djl");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSet(String name) {
    return System.getenv(name) != null || System.getProperty(name) != null;
  }
}
