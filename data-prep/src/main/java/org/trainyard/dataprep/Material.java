package org.trainyard.dataprep;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.TextPreparation;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.split.Digest;
import org.trainyard.dataprep.text.TextFindings;
import org.trainyard.dataprep.write.DatasetWriter;
import org.trainyard.dataprep.write.FeatureEncoder;
import org.trainyard.dataprep.write.Placements;
import org.trainyard.dataprep.write.Survey;

/** The rows of a source, read and cleaned, on their way to places and features. */
interface Material extends AutoCloseable {
  /** The rows, in the source's order; read again, they are the same. */
  JavaRDD<RawRow> rows();

  /** Names of the classes in the order of their indexes. */
  List<String> classes(Survey survey);

  /** Of contents that are nearly equal to another, which one they are taken for. */
  Map<Digest, Digest> near();

  /** How content becomes features; what is learned for that is learned from the train split. */
  Encoding encoding(Placements placements);

  /** What only texts have to tell, once all was written. */
  Optional<TextFindings> findings(
      Encoding encoding, Placements placements, DatasetWriter.Written written);

  @Override
  void close();

  /**
   * How content becomes features.
   *
   * @param encoder does it
   * @param features what comes out
   * @param text how a text becomes tokens; absent where there is none
   * @param files that stand beside {@code preparation.json}, by name
   */
  record Encoding(
      FeatureEncoder encoder,
      Features features,
      Optional<TextPreparation> text,
      Map<String, byte[]> files) {}
}
