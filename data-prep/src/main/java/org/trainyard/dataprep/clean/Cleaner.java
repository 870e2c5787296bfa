package org.trainyard.dataprep.clean;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trainyard.dataprep.clean.rule.Cleaned;

/**
 * Cleans one text after another by the same rules; threads may share it. Made from the settings
 * when a dataset is prepared, and from their JSON in {@code preparation.json} when a row is scored:
 * both give the same text.
 */
public final class Cleaner implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CleaningSettings settings;

  private Cleaner(CleaningSettings settings) {
    this.settings = settings;
  }

  /** A cleaner by the settings' rules. */
  public static Cleaner of(CleaningSettings settings) {
    return new Cleaner(settings);
  }

  /**
   * A cleaner by the rules that {@link CleaningSettings#json} wrote.
   *
   * @throws org.trainyard.common.job.ContentException if the JSON is not such a list, or of a newer
   *     program
   */
  public static Cleaner of(JsonNode json) {
    return new Cleaner(CleaningSettings.of(json));
  }

  /** Names of the rules, in the order in which they run. */
  public List<String> rules() {
    return settings.rules().stream().map(NamedRule::name).toList();
  }

  /** Applies one rule after the other until one rejects the text. */
  public CleanedText apply(String raw) {
    String text = raw;
    List<String> changed = new ArrayList<>();
    for (NamedRule each : settings.rules()) {
      Cleaned cleaned = each.rule().apply(text);
      if (cleaned instanceof Cleaned.Rejected rejected) {
        return new CleanedText(
            text, List.copyOf(changed), Optional.of(new Rejection(each.name(), rejected.reason())));
      }
      if (cleaned instanceof Cleaned.Text after && !after.text().equals(text)) {
        changed.add(each.name());
        text = after.text();
      }
    }
    return new CleanedText(text, List.copyOf(changed), Optional.empty());
  }
}
