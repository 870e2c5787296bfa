package org.trainyard.jobs.dl4jspark;

import java.io.Serializable;
import java.util.ArrayList;
import org.deeplearning4j.core.storage.Persistable;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.core.storage.StorageMetaData;
import org.deeplearning4j.spark.impl.listeners.VanillaStatsStorageRouter;

/**
 * What a worker's listeners have put into their storage during a round, on its way to the driver.
 */
record RoutedStatistics(
    ArrayList<StorageMetaData> metaData,
    ArrayList<Persistable> staticInfo,
    ArrayList<Persistable> updates)
    implements Serializable {

  /** What a router has received. */
  static RoutedStatistics of(VanillaStatsStorageRouter router) {
    return new RoutedStatistics(
        new ArrayList<>(router.getStorageMetaData()),
        new ArrayList<>(router.getStaticInfo()),
        new ArrayList<>(router.getUpdates()));
  }

  /** Puts all of it into the user's storage. */
  void putInto(StatsStorageRouter storage) {
    if (!metaData.isEmpty()) {
      storage.putStorageMetaData(metaData);
    }
    if (!staticInfo.isEmpty()) {
      storage.putStaticInfo(staticInfo);
    }
    if (!updates.isEmpty()) {
      storage.putUpdate(updates);
    }
  }
}
