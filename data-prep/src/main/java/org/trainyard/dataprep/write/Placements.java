package org.trainyard.dataprep.write;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.split.Duplicates;
import org.trainyard.dataprep.split.Placement;
import org.trainyard.dataprep.split.Placement.Copy;
import org.trainyard.dataprep.split.Placement.Fate;
import org.trainyard.dataprep.split.SplitShares;
import scala.Tuple2;

/**
 * The fate of every sound row. Only digests travel to bring equal rows together; the fates come
 * back to the partition and the order of the rows that they belong to.
 *
 * @param fates in partitions and order as the rows
 * @param counts rows of each fate in each partition
 */
record Placements(JavaRDD<Placement> fates, List<EnumMap<Fate, Long>> counts) {

  static Placements of(
      JavaRDD<RawRow> rows, Survey survey, SplitShares shares, Duplicates duplicates) {
    long[] starts = survey.starts();
    JavaPairRDD<Digest, Copy> copies =
        rows.mapPartitionsWithIndex((part, each) -> new CopyIterator(each, starts[part]), true)
            .mapToPair(pair -> pair);
    JavaRDD<Placement> fates =
        copies
            .groupByKey()
            .flatMap(
                equal ->
                    Placement.of(equal._1().bytes(), equal._2(), shares, duplicates).iterator())
            .mapToPair(placement -> new Tuple2<>(placement.ordinal(), placement.fate()))
            .repartitionAndSortWithinPartitions(new ByStart(starts))
            .map(pair -> new Placement(pair._1(), pair._2()));
    return new Placements(
        fates, fates.mapPartitions(part -> List.of(count(part)).iterator()).collect());
  }

  /** Rows of a fate. */
  long total(Fate fate) {
    return counts.stream().mapToLong(part -> part.getOrDefault(fate, 0L)).sum();
  }

  private static EnumMap<Fate, Long> count(Iterator<Placement> placements) {
    EnumMap<Fate, Long> counts = new EnumMap<>(Fate.class);
    placements.forEachRemaining(placement -> counts.merge(placement.fate(), 1L, Long::sum));
    return counts;
  }
}
