package org.trainyard.common.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.common.provenance.Provenance;

/**
 * {@code run.json}: what a run is, written when it starts, and what came of it, added when it ends.
 *
 * @param formatVersion {@value #FORMAT_VERSION}
 * @param name the pipeline's name
 * @param runId the directory's name
 * @param identity settings and inputs without {@code spark} and {@code storage}: a run id stands
 *     for one identity only
 * @param dataset the dataset, as {@link org.trainyard.common.storage.Storage#reference} writes it;
 *     where it is, not what it is, so not part of the identity
 * @param fingerprint numeric fingerprint of the executors
 * @param otherFingerprints those that also took part, where {@code numeric.allow-mixed} let them;
 *     then the same settings may give other bytes
 * @param createdAt when the run was first started
 * @param result what came of it; absent while it runs
 * @param provenance what made it; absent while it runs
 */
public record RunManifest(
    int formatVersion,
    String name,
    String runId,
    JsonNode identity,
    String dataset,
    NumericFingerprint fingerprint,
    List<NumericFingerprint> otherFingerprints,
    Instant createdAt,
    Optional<RunResult> result,
    Optional<Provenance> provenance) {
  /** The newest format of this contract. */
  public static final int FORMAT_VERSION = 1;

  /** The file's name. */
  public static final String FILE = "run.json";

  /** Copies; a run without any other fingerprint need not say so. */
  public RunManifest {
    otherFingerprints = otherFingerprints == null ? List.of() : List.copyOf(otherFingerprints);
  }

  /** This manifest with the other fingerprints that took part. */
  public RunManifest with(List<NumericFingerprint> others) {
    return with(others, result, provenance);
  }

  /** This manifest with what came of the run. */
  public RunManifest finished(RunResult result, Provenance provenance) {
    return with(otherFingerprints, Optional.of(result), Optional.of(provenance));
  }

  private RunManifest with(
      List<NumericFingerprint> others,
      Optional<RunResult> newResult,
      Optional<Provenance> newProvenance) {
    return new RunManifest(
        formatVersion,
        name,
        runId,
        identity,
        dataset,
        fingerprint,
        others,
        createdAt,
        newResult,
        newProvenance);
  }
}
