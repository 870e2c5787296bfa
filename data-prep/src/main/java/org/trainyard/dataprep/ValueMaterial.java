package org.trainyard.dataprep;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.dataset.Features;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.source.ValueSource;
import org.trainyard.dataprep.split.Digest;
import org.trainyard.dataprep.text.TextFindings;
import org.trainyard.dataprep.write.DatasetWriter;
import org.trainyard.dataprep.write.FeatureEncoder;
import org.trainyard.dataprep.write.Placements;
import org.trainyard.dataprep.write.Survey;

/** Rows of numbers, which are stored as they are. */
final class ValueMaterial implements Material {
  private final ValueSource source;
  private final Features features;
  private final JavaRDD<RawRow> rows;

  ValueMaterial(SparkSession spark, ValueSource source, Optional<ImageShape> image) {
    this.source = source;
    this.features = source.features(spark);
    image.ifPresent(wanted -> wanted.check(features));
    this.rows = source.rows(spark);
  }

  @Override
  public JavaRDD<RawRow> rows() {
    return rows;
  }

  @Override
  public List<String> classes(Survey survey) {
    return source.classes().named(survey.largestLabel());
  }

  @Override
  public Map<Digest, Digest> near() {
    return Map.of();
  }

  @Override
  public Encoding encoding(Placements placements) {
    return new Encoding(FeatureEncoder.ofValues(), features, Optional.empty(), Map.of());
  }

  @Override
  public Optional<TextFindings> findings(
      Encoding encoding, Placements placements, DatasetWriter.Written written) {
    return Optional.empty();
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
