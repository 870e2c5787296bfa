package org.trainyard.common.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trainyard.common.provenance.Provenance;

/**
 * {@code dataset.json}: what a dataset holds and what became of every raw row.
 *
 * @param formatVersion {@value #FORMAT_VERSION}
 * @param name the pipeline's name
 * @param version the directory's name: first 16 digits of the digest of settings and source digests
 * @param digest SHA-256 over the splits' digests; does not depend on how Spark partitioned the work
 * @param createdAt when it was written
 * @param sources the raw files
 * @param rows the account of every row
 * @param splits the splits that have rows, by folder
 * @param features what a row's features are
 * @param labels what a row's label is
 * @param text what was found in the texts; absent where there are none
 * @param settings the {@code prepare} block that made it
 * @param provenance what made it
 */
public record DatasetManifest(
    int formatVersion,
    String name,
    String version,
    String digest,
    Instant createdAt,
    List<SourceFile> sources,
    RowCounts rows,
    Map<String, SplitSummary> splits,
    Features features,
    Labels labels,
    Optional<TextSummary> text,
    JsonNode settings,
    Provenance provenance) {
  /** The newest format of this contract. */
  public static final int FORMAT_VERSION = 1;

  /** The file's name. */
  public static final String FILE = "dataset.json";

  /** Copies. */
  public DatasetManifest {
    sources = List.copyOf(sources);
    splits = Collections.unmodifiableMap(new TreeMap<>(splits));
  }

  /** The summary of a split, or nothing if it has no rows. */
  public Optional<SplitSummary> split(Split split) {
    return Optional.ofNullable(splits.get(split.folder()));
  }
}
