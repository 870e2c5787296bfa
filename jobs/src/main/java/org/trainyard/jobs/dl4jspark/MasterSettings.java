package org.trainyard.jobs.dl4jspark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.storage.StorageLevel;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.json.Json;

/**
 * What a {@link TrainyardTrainingMaster} goes by.
 *
 * @param numWorkers number of workers; if absent, Spark's default parallelism
 * @param batchSizePerWorker examples of a minibatch
 * @param averagingFrequency minibatches that each worker trains before parameters are averaged
 * @param rngSeed what the deal, the order of the examples and dropout follow from
 * @param rddTrainingApproach whether the examples of an RDD are dealt once and kept, or anew in
 *     each fit
 * @param storageLevel where examples stand while they are dealt; if absent, they are computed as
 *     often as they are needed
 */
record MasterSettings(
    Optional<Integer> numWorkers,
    int batchSizePerWorker,
    int averagingFrequency,
    long rngSeed,
    RDDTrainingApproach rddTrainingApproach,
    Optional<StorageLevel> storageLevel) {
  /**
   * Checks.
   *
   * @throws UsageException if a number is below 1
   */
  MasterSettings {
    numWorkers.ifPresent(number -> requirePositive("numWorkers", number));
    requirePositive("batchSizePerWorker", batchSizePerWorker);
    requirePositive("averagingFrequency", averagingFrequency);
  }

  /** These settings under dl4j-spark's names. */
  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    numWorkers.ifPresent(number -> all.put("numWorkers", number));
    all.put("batchSizePerWorker", batchSizePerWorker);
    all.put("averagingFrequency", averagingFrequency);
    all.put("rngSeed", rngSeed);
    all.put("rddTrainingApproach", rddTrainingApproach.name());
    storageLevel.ifPresent(level -> all.put("storageLevel", level.description()));
    return Json.pretty(all);
  }

  private static void requirePositive(String name, int found) {
    if (found < 1) {
      throw new UsageException(name + " must be at least 1, found " + found);
    }
  }
}
