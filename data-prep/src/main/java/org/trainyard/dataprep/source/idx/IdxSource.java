package org.trainyard.dataprep.source.idx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.SourceFile;
import org.trainyard.common.job.ContentException;
import org.trainyard.dataprep.source.ClassNames;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.source.RawRow.Part;
import org.trainyard.dataprep.source.ValueSource;

/** Pairs of IDX files, read by executors in ranges of records. */
final class IdxSource implements ValueSource {
  private final List<IdxPair> pairs;
  private final ClassNames classes;

  private IdxSource(List<IdxPair> pairs, ClassNames classes) {
    this.pairs = pairs;
    this.classes = classes;
  }

  static IdxSource open(Configuration hadoop, IdxSettings settings) {
    List<IdxPair> pairs = new ArrayList<>();
    pairs.add(IdxPair.open(hadoop, Part.MAIN, settings.images(), settings.labels()));
    settings
        .test()
        .ifPresent(
            test -> pairs.add(IdxPair.open(hadoop, Part.TEST, test.images(), test.labels())));
    Features features = pairs.get(0).features();
    for (IdxPair pair : pairs) {
      if (!pair.features().equals(features)) {
        throw new ContentException(
            String.format(
                "prepare.source.test-images: %s has records of shape %s, prepare.source.images of"
                    + " %s; give files of one shape",
                pair.images().file().uri(), pair.features().shape(), features.shape()));
      }
    }
    return new IdxSource(List.copyOf(pairs), settings.classes());
  }

  @Override
  public List<SourceFile> files() {
    return pairs.stream()
        .flatMap(pair -> Stream.of(pair.images().file(), pair.labels().file()))
        .toList();
  }

  @Override
  public ClassNames classes() {
    return classes;
  }

  @Override
  public Features features(SparkSession spark) {
    return pairs.get(0).features();
  }

  @Override
  public JavaRDD<RawRow> rows(SparkSession spark) {
    List<IdxRange> ranges = pairs.stream().flatMap(pair -> IdxRange.cut(pair).stream()).toList();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(spark.sessionState().newHadoopConf()));
    ClassNames declared = classes;
    return context
        .parallelize(ranges, ranges.size())
        .flatMap(range -> new IdxRangeReader(hadoop.value().value(), range, declared));
  }
}
