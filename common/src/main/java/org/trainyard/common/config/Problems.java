package org.trainyard.common.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.trainyard.common.job.UsageException;

/** Collects what is wrong with the settings, so that the user sees all of it at once. */
public final class Problems {
  private final Set<String> messages = new LinkedHashSet<>();

  /** Adds one problem: the key, the value found, what is allowed. Said again, it counts once. */
  public void add(String message) {
    messages.add(message);
  }

  /** All problems so far, in the order in which they were found. */
  public List<String> messages() {
    return List.copyOf(messages);
  }

  /**
   * Throws if there is any problem.
   *
   * @throws UsageException listing all of them
   */
  public void throwIfAny() {
    if (messages.isEmpty()) {
      return;
    }
    String heading =
        messages.size() == 1
            ? "1 problem with the settings:"
            : messages.size() + " problems with the settings:";
    throw new UsageException(heading + "\n  - " + String.join("\n  - ", messages));
  }
}
