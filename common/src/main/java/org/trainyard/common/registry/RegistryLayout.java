package org.trainyard.common.registry;

/** Names of files and folders below {@code registry/<name>/}. */
public final class RegistryLayout {
  /** One folder for each published version. */
  public static final String VERSIONS = "versions";

  /** One line: the version in service. */
  public static final String CURRENT = "CURRENT";

  /** In a version: the network in plain DL4J format. */
  public static final String MODEL = "model.zip";

  /** In a version: the classes' names, see {@link PublishedLabels}. */
  public static final String LABELS = "labels.json";

  /** In a version: what the model is, for people. */
  public static final String MODEL_CARD = "model-card.md";

  private RegistryLayout() {}
}
