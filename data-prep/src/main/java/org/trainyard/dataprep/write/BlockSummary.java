package org.trainyard.dataprep.write;

import java.io.Serializable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.RowDigest;
import org.trainyard.common.dataset.SplitSummary;

/**
 * Figures of one block of rows, counted from the rows themselves.
 *
 * @param rows rows in it
 * @param digest digest of the block
 * @param labels rows of each label
 * @param tokens their tokens
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record BlockSummary(long rows, byte[] digest, TreeMap<Integer, Long> labels, TokenTally tokens)
    implements Serializable {

  /** The summaries of a split's blocks, if the partitions are these. */
  static List<BlockSummary> of(JavaRDD<KeptRow> split) {
    return split.mapPartitions(block -> List.of(of(block)).iterator()).collect();
  }

  /**
   * The summary of a split.
   *
   * @param blocks its blocks in order
   * @param classes names of all classes
   */
  static SplitSummary split(List<BlockSummary> blocks, List<String> classes) {
    Map<String, Long> perLabel = new LinkedHashMap<>();
    classes.forEach(name -> perLabel.put(name, 0L));
    for (BlockSummary block : blocks) {
      block.labels.forEach((label, rows) -> perLabel.merge(classes.get(label), rows, Long::sum));
    }
    return new SplitSummary(
        blocks.stream().mapToLong(BlockSummary::rows).sum(),
        RowDigest.split(blocks.stream().map(BlockSummary::digest).toList()),
        perLabel);
  }

  private static BlockSummary of(Iterator<KeptRow> rows) {
    RowDigest digest = new RowDigest();
    TokenTally tokens = new TokenTally();
    TreeMap<Integer, Long> labels = new TreeMap<>();
    long count = 0;
    while (rows.hasNext()) {
      KeptRow kept = rows.next();
      DatasetRow row = kept.row();
      digest.add(row);
      tokens.add(kept);
      labels.merge((int) row.label()[0], 1L, Long::sum);
      count++;
    }
    return new BlockSummary(count, digest.block(), labels, tokens);
  }
}
