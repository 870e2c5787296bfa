package org.trainyard.dataprep.write;

import java.io.Serializable;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.split.Digest;
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
 * @param groups rows that are taken for equal
 * @param starts place of each partition's first row, and after them the number of rows
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Placements(
    JavaRDD<Placement> fates,
    List<EnumMap<Fate, Long>> counts,
    JavaPairRDD<Digest, Iterable<Copy>> groups,
    long[] starts) {
  private static final int CONTRADICTIONS_SHOWN = 10;

  /**
   * Finds the fates.
   *
   * @param shares what is to be held out by the hash of the content
   * @param near of contents that are nearly equal to another, which one they are taken for
   */
  public static Placements of(
      JavaRDD<RawRow> rows,
      Survey survey,
      SplitShares shares,
      Duplicates duplicates,
      Broadcast<Map<Digest, Digest>> near) {
    long[] starts = survey.starts();
    JavaPairRDD<Digest, Iterable<Copy>> groups =
        rows.mapPartitionsWithIndex(
                (part, each) -> new CopyIterator(each, starts[part], near.value()), true)
            .mapToPair(pair -> pair)
            .groupByKey();
    JavaRDD<Placement> fates =
        groups
            .flatMap(equal -> Placement.of(equal._2(), shares, duplicates).iterator())
            .mapToPair(placement -> new Tuple2<>(placement.ordinal(), placement.fate()))
            .repartitionAndSortWithinPartitions(new ByStart(starts))
            .map(pair -> new Placement(pair._1(), pair._2()));
    return new Placements(
        fates,
        fates.mapPartitions(part -> List.of(count(part)).iterator()).collect(),
        groups,
        starts);
  }

  /** Rows that were dropped since their content, or nearly theirs, stands in the dataset. */
  public long dropped() {
    return total(Fate.DUPLICATE) + total(Fate.NEAR_DUPLICATE);
  }

  /** Contents that have more than one label. */
  public long contradictions() {
    return groups.filter(group -> labels(group._2()) > 1).count();
  }

  /** Places of rows in the source's order, by contents that have more than one label: the first. */
  public List<List<Long>> firstContradictions() {
    return groups
        .filter(group -> labels(group._2()) > 1)
        .map(group -> ordinals(group._2()))
        .takeOrdered(CONTRADICTIONS_SHOWN, new ByFirst());
  }

  private static long labels(Iterable<Copy> equal) {
    return StreamSupport.stream(equal.spliterator(), false).map(Copy::label).distinct().count();
  }

  private static List<Long> ordinals(Iterable<Copy> equal) {
    return StreamSupport.stream(equal.spliterator(), false).map(Copy::ordinal).sorted().toList();
  }

  private static final class ByFirst implements Comparator<List<Long>>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(List<Long> one, List<Long> other) {
      return Long.compare(one.get(0), other.get(0));
    }
  }

  /** Rows of a fate. */
  public long total(Fate fate) {
    return counts.stream().mapToLong(part -> part.getOrDefault(fate, 0L)).sum();
  }

  private static EnumMap<Fate, Long> count(Iterator<Placement> placements) {
    EnumMap<Fate, Long> counts = new EnumMap<>(Fate.class);
    placements.forEachRemaining(placement -> counts.merge(placement.fate(), 1L, Long::sum));
    return counts;
  }
}
