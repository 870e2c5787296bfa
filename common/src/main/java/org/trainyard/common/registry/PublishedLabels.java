package org.trainyard.common.registry;

import org.trainyard.common.dataset.Labels;

/**
 * {@code labels.json}: what the outputs of a published model mean.
 *
 * @param formatVersion {@value #FORMAT_VERSION}
 * @param labels kind and names, in the order of the network's outputs
 */
public record PublishedLabels(int formatVersion, Labels labels) {
  /** The newest format of this contract. */
  public static final int FORMAT_VERSION = 1;
}
