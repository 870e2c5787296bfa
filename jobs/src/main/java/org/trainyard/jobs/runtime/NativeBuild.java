package org.trainyard.jobs.runtime;

import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses among the builds of ND4J's native library that are on the class path. JavaCPP itself goes
 * on with the plain build without a word, and the fingerprint would name one that was not loaded.
 */
final class NativeBuild {
  /** The platform of all builds. */
  static final String PLATFORM = "linux-x86_64";

  private static final Logger LOG = LoggerFactory.getLogger(NativeBuild.class);
  private static final String FOLDER = "org/nd4j/linalg/cpu/nativecpu/bindings/";

  private NativeBuild() {}

  /** The platform extension to load in place of a wanted one, by what is on the class path. */
  static String choose(String wanted) {
    ClassLoader loader = NativeBuild.class.getClassLoader();
    return choose(wanted, resource -> loader.getResource(resource) != null);
  }

  /**
   * The wanted extension if its library is there, else the plain build's, which is empty.
   *
   * @param resourceExists whether a resource of that name is on the class path
   */
  static String choose(String wanted, Predicate<String> resourceExists) {
    if (wanted.isEmpty() || resourceExists.test(library(wanted))) {
      return wanted;
    }
    // Without the plain build either, it is the one for GPUs, which has no extensions.
    if (resourceExists.test(library(""))) {
      LOG.warn(
          "ND4J's build {}{} is not on the class path: going on with the plain build, which is"
              + " slower and computes other last bits. Add the jar nd4j-native with classifier"
              + " {}{}, or set numeric.instruction-set = generic",
          PLATFORM,
          wanted,
          PLATFORM,
          wanted);
    }
    return "";
  }

  /** The resource that holds the library of a build. */
  static String library(String extension) {
    return FOLDER + PLATFORM + extension + "/libnd4jcpu.so";
  }
}
