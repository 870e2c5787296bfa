package org.trainyard.jobs.registry;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.registry.RegistryLayout;
import org.trainyard.jobs.network.Network;

/**
 * The model in service, read whole.
 *
 * @param directory where it stands
 * @param metrics the scores it was published with
 * @param preparation what turns a raw row into its input
 * @param tokenizer the content of its {@code tokenizer.json}; absent if it takes no texts
 * @param network the network itself
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Champion(
    Path directory,
    EvaluationMetrics metrics,
    Preparation preparation,
    Optional<byte[]> tokenizer,
    Network network) {

  /**
   * Reads the version in service.
   *
   * @throws ContentException if it is not whole; the message names the file and the way out
   */
  static Champion read(Registry registry, String version) {
    PublishedVersion published = registry.published(version);
    try {
      return new Champion(
          registry.version(version),
          published.metrics(),
          published.preparation(),
          published.tokenizer(),
          published.network());
    } catch (ContentException e) {
      throw damaged(registry, version, e);
    }
  }

  /**
   * The scores that the version in service was published with.
   *
   * @throws ContentException as {@link #read}
   */
  static EvaluationMetrics metrics(Registry registry, String version) {
    try {
      return registry.published(version).metrics();
    } catch (ContentException e) {
      throw damaged(registry, version, e);
    }
  }

  private static ContentException damaged(Registry registry, String version, ContentException e) {
    Path current = new Path(registry.path(), RegistryLayout.CURRENT);
    List<String> whole = registry.whole().stream().filter(other -> !other.equals(version)).toList();
    String wayOut =
        whole.isEmpty()
            ? "No other version is whole: put the file back from a backup, or delete "
                + current
                + " and publish again, which then compares with no model"
            : "Put a whole one into service with rollback --set version=<version>. Whole versions,"
                + " the newest first: "
                + String.join(", ", whole);
    return new ContentException(
        current
            + " puts version "
            + version
            + " into service, which is not whole: "
            + e.getMessage()
            + ". "
            + wayOut,
        e);
  }
}
