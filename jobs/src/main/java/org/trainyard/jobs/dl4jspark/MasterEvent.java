package org.trainyard.jobs.dl4jspark;

/** What {@link FitStatistics} time. */
enum MasterEvent {
  /** A whole fit, on the driver. */
  FIT("FitTimesMs", "Fit"),
  /** Splitting, indexing and dealing the examples. */
  DEAL("DealTimesMs", "Deal"),
  /** A round, on the driver: broadcast, training, averaging. */
  ROUND("RoundTimesMs", "Round"),
  /** A worker's part of a round, on its executor. */
  WORKER("WorkerTrainTimesMs", "Worker");

  private final String key;
  private final String shortName;

  MasterEvent(String key, String shortName) {
    this.key = key;
    this.shortName = shortName;
  }

  String key() {
    return key;
  }

  String shortName() {
    return shortName;
  }
}
