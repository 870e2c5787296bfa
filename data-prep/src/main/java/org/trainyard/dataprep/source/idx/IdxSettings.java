package org.trainyard.dataprep.source.idx;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.config.Section;
import org.trainyard.dataprep.source.ClassNames;
import org.trainyard.dataprep.source.Format;
import org.trainyard.dataprep.source.Source;
import org.trainyard.dataprep.source.SourceSettings;

/**
 * {@code prepare.source} of the format {@code idx}.
 *
 * @param images file of the features
 * @param labels file of the labels, one for each image
 * @param test files of the source's own test rows
 * @param classes the classes
 */
public record IdxSettings(String images, String labels, Optional<TestPair> test, ClassNames classes)
    implements SourceSettings {

  /**
   * Test rows.
   *
   * @param images file of the features
   * @param labels file of the labels
   */
  public record TestPair(String images, String labels) {}

  /** Reads the block; problems are added to the section's. */
  public static IdxSettings read(Section source) {
    Optional<String> images = source.optionalText("test-images");
    Optional<String> labels = source.optionalText("test-labels");
    if (images.isPresent() != labels.isPresent()) {
      source.problem(
          images.isPresent() ? "test-images" : "test-labels",
          "needs prepare.source." + (images.isPresent() ? "test-labels" : "test-images") + " too");
    }
    return new IdxSettings(
        source.text("images"),
        source.text("labels"),
        images.flatMap(i -> labels.map(l -> new TestPair(i, l))),
        ClassNames.read(source));
  }

  @Override
  public Format format() {
    return Format.IDX;
  }

  @Override
  public boolean hasTexts() {
    return false;
  }

  @Override
  public Object withoutPaths() {
    return Map.of("format", format(), "classes", classes);
  }

  @Override
  public Source open(SparkSession spark) {
    return IdxSource.open(spark.sparkContext().hadoopConfiguration(), this);
  }
}
