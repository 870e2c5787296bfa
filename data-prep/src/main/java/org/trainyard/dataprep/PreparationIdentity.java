package org.trainyard.dataprep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trainyard.common.dataset.SourceFile;
import org.trainyard.common.json.Json;
import org.trainyard.common.provenance.Identity;

/**
 * What a dataset is made from: the settings without paths, and the digests of the files. Neither
 * the seed, since nothing here is random, nor where anything stands. Equal identities stand for
 * equal datasets.
 */
public final class PreparationIdentity {
  private PreparationIdentity() {}

  /** The version under which the dataset stands: a short digest of the identity. */
  public static String version(JsonNode identity) {
    return Identity.shortId(identity);
  }

  static JsonNode of(PrepareSettings settings, List<SourceFile> files) {
    Map<String, Object> digests = new LinkedHashMap<>();
    files.forEach(file -> digests.put(file.role(), file.digest()));
    return Json.tree(Map.of("prepare", settings.withoutPaths(), "sources", digests));
  }
}
