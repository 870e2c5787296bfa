package org.trainyard.jobs.training.shard;

import org.trainyard.common.dataset.DatasetRow;

/** A format into which rows of a dataset are brought before they are dealt. */
public interface RowFormat extends MinibatchFormat {
  /**
   * A row of the dataset in this format.
   *
   * @throws org.trainyard.common.job.ContentException if it has no class of the dataset
   */
  DealtRow encode(DatasetRow row);

  /** Bytes of a row, the longest there may be. */
  int rowBytes();
}
