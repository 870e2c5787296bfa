package org.trainyard.jobs.registry;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.Suggestion;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.registry.RegistryEvent;
import org.trainyard.common.storage.Layout;
import org.trainyard.common.storage.Storage;

/**
 * Puts an earlier version back into service.
 *
 * <pre>./trainyard rollback --config cluster-conf/jobs/mnist-cnn.conf --set version=nightly-41
 * </pre>
 */
public final class RollbackJob implements Job<RollbackSettings> {
  /** Runs the job as a process of its own. */
  public static void main(String[] arguments) {
    JobCommand.main(new RollbackJob(), arguments);
  }

  @Override
  public String name() {
    return "rollback";
  }

  @Override
  public String[] description() {
    return new String[] {
      "Puts an earlier version back into service.",
      "The one before the version in service, or --set version=<version>. The versions stand in registry/<name>/versions."
    };
  }

  @Override
  public RollbackSettings read(Section root) {
    return RollbackSettings.read(root);
  }

  @Override
  public JobResult run(SparkSession spark, RollbackSettings settings) {
    Storage storage =
        Storage.open(spark.sparkContext().hadoopConfiguration(), settings.pipeline().storageRoot());
    Layout layout = new Layout(storage, settings.pipeline().name());
    Registry registry = new Registry(storage, layout.registry());
    if (registry.versions().isEmpty()) {
      throw new UsageException(registry.path() + " has no versions; publish a model first");
    }
    String version = registry.locked(() -> rollBack(registry, settings.version()));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("version", version);
    return JobResult.done(version, registry.path().toString(), figures);
  }

  static String rollBack(Registry registry, Optional<String> asked) {
    Optional<String> current = registry.current();
    String version = asked.or(() -> before(registry, current)).orElseThrow(() -> none(current));
    List<String> versions = registry.versions();
    if (!versions.contains(version)) {
      throw new UsageException(
          "version \""
              + version
              + "\" is not in the registry."
              + Suggestion.sentence(version, versions)
              + " Versions, the newest first: "
              + String.join(", ", versions));
    }
    requireWhole(registry, version);
    if (current.filter(version::equals).isEmpty()) {
      registry.record(
          new RegistryEvent(
              RegistryEvent.FORMAT_VERSION,
              Instant.now(),
              RegistryEvent.Action.ROLLED_BACK,
              version,
              current,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              "asked for"));
      registry.point(version);
    }
    return version;
  }

  private static void requireWhole(Registry registry, String version) {
    Optional<String> damage = registry.published(version).damage();
    if (damage.isPresent()) {
      List<String> whole = registry.whole();
      throw new ContentException(
          "version "
              + version
              + " cannot go into service: "
              + damage.get()
              + ". "
              + (whole.isEmpty()
                  ? "No version is whole: put the file back from a backup, or publish another model"
                  : "Name a whole one with --set version=<version>; the newest first: "
                      + String.join(", ", whole)));
    }
  }

  /** What was in service when the current version was published. */
  private static Optional<String> before(Registry registry, Optional<String> current) {
    return registry.history().stream()
        .filter(event -> event.action() == RegistryEvent.Action.PUBLISHED)
        .filter(event -> Optional.of(event.version()).equals(current))
        .reduce((a, b) -> b)
        .flatMap(RegistryEvent::previous);
  }

  private static UsageException none(Optional<String> current) {
    return new UsageException(
        current
                .map(version -> "nothing was in service before version " + version)
                .orElse("nothing is in service")
            + "; name a version with --set version=<version>");
  }
}
