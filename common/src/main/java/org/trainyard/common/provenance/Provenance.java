package org.trainyard.common.provenance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a result was made from, nested: a model's provenance names the run, the run's names the
 * dataset, the dataset's names the raw files, each with its digest.
 *
 * @param formatVersion {@value #FORMAT_VERSION}
 * @param trainyard version of this program
 * @param java version of the Java runtime of the driver
 * @param spark version of Spark
 * @param master the Spark master that did the work
 * @param startedAt when the job began
 * @param finishedAt when the job was done
 * @param inputs what the job read
 */
public record Provenance(
    int formatVersion,
    String trainyard,
    String java,
    String spark,
    String master,
    Instant startedAt,
    Instant finishedAt,
    List<Input> inputs) {
  /** The newest format of this contract. */
  public static final int FORMAT_VERSION = 1;

  /** The file's name in a published version. */
  public static final String FILE = "provenance.json";

  /**
   * One thing that was read.
   *
   * @param role what it is to the job, for example {@code dataset}
   * @param uri where it was read
   * @param digest SHA-256 of its content
   * @param provenance what it was itself made from, where that is known
   */
  public record Input(String role, String uri, String digest, Optional<Provenance> provenance) {}

  /** Copies. */
  public Provenance {
    inputs = List.copyOf(inputs);
  }

  /** The provenance of a job that ends now, on the given Spark. */
  public static Provenance of(
      String sparkVersion, String master, Instant startedAt, List<Input> inputs) {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return new Provenance(
        FORMAT_VERSION,
        version == null ? "development" : version,
        Runtime.version().toString(),
        sparkVersion,
        master,
        startedAt,
        Instant.now(),
        inputs);
  }
}
