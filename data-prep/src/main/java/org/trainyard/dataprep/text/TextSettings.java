package org.trainyard.dataprep.text;

import java.util.LinkedHashMap;
import java.util.Map;
import org.trainyard.common.config.Section;
import org.trainyard.dataprep.clean.CleaningSettings;
import org.trainyard.dataprep.tokenize.TokenizerSettings;

/**
 * What becomes of texts.
 *
 * @param cleaning {@code prepare.clean}
 * @param tokenizer {@code prepare.tokenizer}
 * @param near {@code prepare.near}: similarity from which texts are nearly equal; 0 if only equal
 *     ones are looked for
 */
public record TextSettings(CleaningSettings cleaning, TokenizerSettings tokenizer, double near) {
  /** Reads the keys of the block {@code prepare}; problems are added to it, not thrown. */
  public static TextSettings read(Section prepare) {
    return new TextSettings(
        CleaningSettings.read(prepare.section("clean")),
        TokenizerSettings.read(prepare.section("tokenizer")),
        prepare.number("near", 0, 1));
  }

  /**
   * Reads the keys for a source that has no texts: reports them where they would do something.
   *
   * @param format the source's format
   */
  public static void refuse(Section prepare, String format) {
    String advice =
        format.equals("csv")
            ? "is for text; name its column with prepare.source.text, or take this out"
            : "is for text, and the format " + format + " has none; take it out";
    if (!CleaningSettings.read(prepare.section("clean")).rules().isEmpty()) {
      prepare.problem("clean", advice);
    }
    if (prepare.number("near", 0, 1) > 0) {
      prepare.problem("near", advice);
    }
    TokenizerSettings.read(prepare.section("tokenizer"));
  }

  /** What decides the features, apart from the content of files. */
  public Map<String, Object> withoutPaths() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("clean", cleaning);
    settings.put("tokenizer", tokenizer.withoutPaths());
    settings.put("near", near);
    return settings;
  }
}
