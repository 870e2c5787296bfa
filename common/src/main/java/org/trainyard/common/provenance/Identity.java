package org.trainyard.common.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.json.Json;
import org.trainyard.common.storage.Digests;

/**
 * What a result is made from, as one JSON tree: settings and digests of inputs, without anything
 * that says where. Equal trees stand for equal results.
 */
public final class Identity {
  private static final int ID_DIGITS = 16;

  private Identity() {}

  /** A short name for an identity: the first {@value #ID_DIGITS} digits of its digest. */
  public static String shortId(JsonNode identity) {
    return Digests.of(Json.canonical(identity)).substring(0, ID_DIGITS);
  }

  /**
   * Refuses a run id that stands for something else.
   *
   * @param where the directory that exists
   * @throws UsageException showing every difference
   */
  public static void requireSame(String where, JsonNode existing, JsonNode wanted) {
    List<String> differences = differences(existing, wanted);
    if (!differences.isEmpty()) {
      throw new UsageException(
          where
              + " exists with other settings or inputs:\n  - "
              + String.join("\n  - ", differences)
              + "\nTake another run-id, or the settings it was made with.");
    }
  }

  /** The differences between two identities, a sentence each. */
  public static List<String> differences(JsonNode existing, JsonNode wanted) {
    List<String> differences = new ArrayList<>();
    compare("", normal(existing), normal(wanted), differences);
    return differences;
  }

  /** Numbers written and read again keep their value but not always their node's class. */
  private static JsonNode normal(JsonNode node) {
    return Json.parse(Json.canonical(node));
  }

  private static void compare(
      String path, JsonNode existing, JsonNode wanted, List<String> differences) {
    if (existing.isObject() && wanted.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      addAll(names, existing.fieldNames());
      addAll(names, wanted.fieldNames());
      for (String name : names) {
        compare(
            path.isEmpty() ? name : path + "." + name,
            existing.path(name),
            wanted.path(name),
            differences);
      }
    } else if (!existing.equals(wanted)) {
      differences.add(path + ": " + shown(existing) + " there, " + shown(wanted) + " now");
    }
  }

  private static void addAll(Set<String> names, Iterator<String> more) {
    more.forEachRemaining(names::add);
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }
}
