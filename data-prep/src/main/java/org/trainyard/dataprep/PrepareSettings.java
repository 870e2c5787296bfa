package org.trainyard.dataprep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.trainyard.common.config.PipelineSettings;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.Scaling;
import org.trainyard.common.json.Json;
import org.trainyard.dataprep.source.Format;
import org.trainyard.dataprep.source.SourceSettings;
import org.trainyard.dataprep.source.text.FolderSettings;
import org.trainyard.dataprep.split.Duplicates;
import org.trainyard.dataprep.split.SplitShares;
import org.trainyard.dataprep.text.TextSettings;

/**
 * Settings of the prepare stage; {@code reference.conf} has their meaning and defaults.
 *
 * @param pipeline what all stages share
 * @param source {@code prepare.source}
 * @param duplicates {@code prepare.duplicates}
 * @param maxQuarantined {@code prepare.max-quarantined}, a share of the rows read
 * @param split {@code prepare.split}
 * @param image {@code prepare.image}
 * @param scale {@code prepare.scale}
 * @param text what becomes of texts; absent if the source has none
 */
public record PrepareSettings(
    PipelineSettings pipeline,
    SourceSettings source,
    Duplicates duplicates,
    double maxQuarantined,
    SplitShares split,
    Optional<ImageShape> image,
    Scaling scale,
    Optional<TextSettings> text) {

  private static final double LARGEST = 1e30;

  /** Reads the root of the settings; problems are added to it, not thrown. */
  public static PrepareSettings read(Section root) {
    PipelineSettings pipeline = PipelineSettings.read(root);
    Format format = root.section("prepare").section("source").choice("format", Format.class);
    Section prepare = withDefaults(root, format);
    SourceSettings source =
        SourceSettings.read(format, prepare.section("source"), prepare.texts("slices"));
    return new PrepareSettings(
        pipeline,
        source,
        prepare.choice("duplicates", Duplicates.class),
        prepare.number("max-quarantined", 0, 1),
        SplitShares.read(prepare.section("split")),
        ImageShape.read(prepare.section("image")),
        scaling(prepare.section("scale")),
        text(source, prepare));
  }

  /**
   * What decides the content of the dataset, apart from the files' content: all but paths, name,
   * seed and storage.
   */
  public JsonNode withoutPaths() {
    return block(source.withoutPaths());
  }

  /** The {@code prepare} block as it was read, paths included. */
  public JsonNode prepareBlock() {
    return block(source);
  }

  private JsonNode block(Object shownSource) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("source", shownSource);
    block.put("duplicates", Section.word(duplicates));
    block.put("maxQuarantined", maxQuarantined);
    block.put("split", split);
    image.ifPresent(shape -> block.put("image", shape));
    block.put("scale", scale);
    text.ifPresent(settings -> block.putAll(settings.withoutPaths()));
    return Json.tree(block);
  }

  private static Optional<TextSettings> text(SourceSettings source, Section prepare) {
    if (source.hasTexts()) {
      return Optional.of(forTexts(source, prepare));
    }
    TextSettings.refuse(prepare, Section.word(source.format()));
    if (!prepare.texts("slices").isEmpty()) {
      prepare.problem("slices", "names columns, which only files of records with a text have");
    }
    return Optional.empty();
  }

  private static TextSettings forTexts(SourceSettings source, Section prepare) {
    if (!prepare.section("image").keys().isEmpty()) {
      prepare.problem("image", "is for pictures, and the source has texts; take it out");
    }
    if (!scaling(prepare.section("scale")).equals(new Scaling(0, 1))) {
      prepare.problem("scale", "is for numbers, and texts become token ids; take it out");
    }
    if (source instanceof FolderSettings && !prepare.texts("slices").isEmpty()) {
      prepare.problem("slices", "names columns, which a file with one text does not have");
    }
    TextSettings settings = TextSettings.read(prepare);
    if (settings.near() > 0 && prepare.choice("duplicates", Duplicates.class) == Duplicates.KEEP) {
      prepare.problem("near", "does nothing where prepare.duplicates = keep; take one of them out");
    }
    return settings;
  }

  private static Section withDefaults(Section root, Format format) {
    Section defaults = root.defaults("source", Section.word(format));
    Section prepare = root.section("prepare").withDefaults(defaults);
    return root.replace("prepare", prepare);
  }

  private static Scaling scaling(Section scale) {
    double offset = scale.number("offset", -LARGEST, LARGEST);
    double divisor = scale.number("divisor", -LARGEST, LARGEST);
    if (divisor == 0) {
      scale.problem("divisor", "is not 0; 1 leaves the values as they are");
      divisor = 1;
    }
    return new Scaling(offset, divisor);
  }
}
