package org.trainyard.jobs.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.registry.RegistryEvent;

/**
 * How a publication ended.
 *
 * @param event what was written down, now or when the version was published before
 * @param inService the version in service after it
 */
record Publication(RegistryEvent event, Optional<String> inService) {

  /** The event by which this very model was published before, if it was. */
  static Optional<RegistryEvent> earlier(Registry registry, EvaluationMetrics evaluation) {
    Path version = registry.version(evaluation.runId());
    if (!registry.versions().contains(evaluation.runId())) {
      return Optional.empty();
    }
    String stored = storedDigest(registry, evaluation.runId());
    if (!stored.equals(evaluation.modelSha256())) {
      throw new UsageException(
          version
              + " holds another model, SHA-256 "
              + stored
              + "; take another run-id for "
              + evaluation.modelSha256());
    }
    return registry.history().stream()
        .filter(event -> event.action() == RegistryEvent.Action.PUBLISHED)
        .filter(event -> event.version().equals(evaluation.runId()))
        .reduce((a, b) -> b);
  }

  private static String storedDigest(Registry registry, String version) {
    if (registry.current().filter(version::equals).isPresent()) {
      return Champion.metrics(registry, version).modelSha256();
    }
    try {
      return registry.published(version).metrics().modelSha256();
    } catch (ContentException e) {
      throw new ContentException(
          "version "
              + version
              + " was published before and is no longer whole: "
              + e.getMessage()
              + ". Take another run-id, or delete "
              + registry.version(version)
              + " to publish it anew",
          e);
    }
  }

  /** Recognises an earlier publication, and moves the pointer if it was killed before that. */
  static Publication again(Registry registry, RegistryEvent earlier) {
    boolean newest =
        registry.history().stream()
            .filter(event -> event.action() != RegistryEvent.Action.REFUSED)
            .reduce((a, b) -> b)
            .filter(earlier::equals)
            .isPresent();
    if (newest && !registry.current().equals(Optional.of(earlier.version()))) {
      registry.point(earlier.version());
    }
    return new Publication(earlier, registry.current());
  }

  /** What the command says. */
  JobResult result(Path registry) {
    boolean published = event.action() == RegistryEvent.Action.PUBLISHED;
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("published", published);
    figures.put("version", event.version());
    figures.put("inService", inService.orElse(null));
    figures.put("champion", event.champion().orElse(null));
    figures.put("challenger", event.challenger().orElse(null));
    figures.put("reason", published ? whyPublished() : event.reason());
    return new JobResult(
        event.version(),
        registry.toString(),
        figures,
        published ? ExitCode.DONE : ExitCode.REFUSED);
  }

  private String whyPublished() {
    if (inService.equals(Optional.of(event.version()))) {
      return event.reason();
    }
    return "published before, on "
        + event.at()
        + "; "
        + inService.map(version -> "version " + version).orElse("nothing")
        + " is in service now";
  }
}
