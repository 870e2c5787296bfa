package org.trainyard.common.dataset;

/**
 * {@code preparation.json}: what turns a raw row into a network's input. It stands in the dataset
 * and travels with the model; {@code score} and {@code serve} use nothing else.
 *
 * @param formatVersion {@value #FORMAT_VERSION}
 * @param source the format of the raw data, for example {@code idx}
 * @param features what a prepared row's features are
 * @param scaling how a stored value becomes an input
 * @param labels what the network predicts
 */
public record Preparation(
    int formatVersion, String source, Features features, Scaling scaling, Labels labels) {
  /** The newest format of this contract. */
  public static final int FORMAT_VERSION = 1;

  /** The file's name. */
  public static final String FILE = "preparation.json";
}
