package org.trainyard.dataprep.text;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;

/**
 * What cleaning did to all documents.
 *
 * @param changed documents that each rule changed
 * @param rejected documents that each rule rejected
 * @param labels sound documents of each label
 * @param attachments parts of mails that were left aside
 * @param examples of each rule a document that it changed, before and after all rules
 */
public record CleaningAccount(
    TreeMap<String, Long> changed,
    TreeMap<String, Long> rejected,
    TreeMap<String, Long> labels,
    long attachments,
    TreeMap<String, Example> examples)
    implements Serializable {

  /** Reads all documents; only figures and a few examples come back. */
  static CleaningAccount of(JavaRDD<CleanDocument> documents) {
    return merged(documents.mapPartitions(part -> List.of(of(part)).iterator()).collect());
  }

  private static CleaningAccount of(Iterator<CleanDocument> documents) {
    TreeMap<String, Long> changed = new TreeMap<>();
    TreeMap<String, Long> rejected = new TreeMap<>();
    TreeMap<String, Long> labels = new TreeMap<>();
    TreeMap<String, Example> examples = new TreeMap<>();
    long attachments = 0;
    while (documents.hasNext()) {
      CleanDocument each = documents.next();
      attachments += each.document().attachments();
      for (String rule : each.changedBy()) {
        changed.merge(rule, 1L, Long::sum);
        if (each.isSound() && !examples.containsKey(rule)) {
          Example.of(each).ifPresent(example -> examples.put(rule, example));
        }
      }
      if (!each.rejectedBy().isEmpty()) {
        rejected.merge(each.rejectedBy(), 1L, Long::sum);
      }
      if (each.isSound()) {
        labels.merge(each.document().label(), 1L, Long::sum);
      }
    }
    return new CleaningAccount(changed, rejected, labels, attachments, examples);
  }

  /** The account of all parts, of which the first has the examples. */
  private static CleaningAccount merged(List<CleaningAccount> parts) {
    TreeMap<String, Long> changed = new TreeMap<>();
    TreeMap<String, Long> rejected = new TreeMap<>();
    TreeMap<String, Long> labels = new TreeMap<>();
    TreeMap<String, Example> examples = new TreeMap<>();
    for (CleaningAccount part : parts) {
      part.changed.forEach((rule, rows) -> changed.merge(rule, rows, Long::sum));
      part.rejected.forEach((rule, rows) -> rejected.merge(rule, rows, Long::sum));
      part.labels.forEach((label, rows) -> labels.merge(label, rows, Long::sum));
      part.examples.forEach(examples::putIfAbsent);
    }
    long attachments = parts.stream().mapToLong(CleaningAccount::attachments).sum();
    return new CleaningAccount(changed, rejected, labels, attachments, examples);
  }
}
