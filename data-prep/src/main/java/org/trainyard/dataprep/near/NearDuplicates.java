package org.trainyard.dataprep.near;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.feature.MinHashLSH;
import org.apache.spark.ml.feature.MinHashLSHModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.trainyard.dataprep.split.Digest;
import scala.Tuple2;

/**
 * Finds texts that are nearly equal. Signatures are those of Spark MLlib's MinHash; texts that
 * share a band of theirs are compared by their shingles, so nothing is called nearly equal that is
 * not; at the border of the similarity one pair of a hundred may be missed.
 */
public final class NearDuplicates {
  private static final long SEED = 1;

  private final SparkSession spark;
  private final double least;

  /**
   * A finder.
   *
   * @param least Jaccard's similarity of the sets of three consecutive words from which two texts
   *     are nearly equal, above 0 and up to 1
   */
  public NearDuplicates(SparkSession spark, double least) {
    this.spark = spark;
    this.least = least;
  }

  /**
   * Finds them.
   *
   * @param texts the digest of each content, and the text; a content may come more than once
   * @return of each content that is nearly equal to one with a smaller digest, or to one that is:
   *     the smallest
   */
  public Map<Digest, Digest> find(JavaPairRDD<Digest, String> texts) {
    Bands bands = Bands.finding(least);
    Broadcast<MinHashLSHModel> hashes =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(hashes());
    JavaPairRDD<Long, Digest> keys =
        texts.flatMapToPair(
            text -> {
              List<Tuple2<Long, Digest>> keyed = new ArrayList<>();
              for (long key : bands.keys(signature(hashes.value(), Shingles.of(text._2())))) {
                keyed.add(new Tuple2<>(key, text._1()));
              }
              return keyed.iterator();
            });
    JavaPairRDD<Digest, Long> candidates =
        keys.distinct()
            .groupByKey()
            .filter(group -> StreamSupport.stream(group._2().spliterator(), false).count() > 1)
            .flatMapToPair(
                group ->
                    StreamSupport.stream(group._2().spliterator(), false)
                        .map(digest -> new Tuple2<>(digest, group._1()))
                        .iterator());
    double similarity = least;
    JavaRDD<Likeness.Pair> pairs =
        candidates
            .join(texts.reduceByKey((one, other) -> one))
            .mapToPair(
                found ->
                    new Tuple2<>(
                        found._2()._1(), new Likeness(found._1(), Shingles.of(found._2()._2()))))
            .groupByKey()
            .flatMap(group -> Likeness.pairs(sorted(group._2()), similarity).iterator());
    Clusters clusters = new Clusters();
    pairs.collect().forEach(pair -> clusters.join(pair.one(), pair.other()));
    return clusters.smallest();
  }

  private static List<Likeness> sorted(Iterable<Likeness> group) {
    return StreamSupport.stream(group.spliterator(), false)
        .sorted(Comparator.comparing(Likeness::digest))
        .toList();
  }

  private static double[] signature(MinHashLSHModel hashes, int[] shingles) {
    double[] ones = new double[shingles.length];
    java.util.Arrays.fill(ones, 1);
    Vector[] hashed = hashes.hashFunction(Vectors.sparse(Integer.MAX_VALUE, shingles, ones));
    double[] signature = new double[hashed.length];
    for (int i = 0; i < signature.length; i++) {
      signature[i] = hashed[i].apply(0);
    }
    return signature;
  }

  /** Its random numbers follow from the seed alone, not from what it is fitted to. */
  private MinHashLSHModel hashes() {
    StructType schema = new StructType().add("shingles", SQLDataTypes.VectorType());
    return new MinHashLSH()
        .setInputCol("shingles")
        .setOutputCol("hashes")
        .setNumHashTables(Bands.HASHES)
        .setSeed(SEED)
        .fit(
            spark.createDataFrame(
                List.of(RowFactory.create(Vectors.sparse(2, new int[] {0}, new double[] {1}))),
                schema));
  }
}
