package org.trainyard.jobs.training.round;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.trainyard.jobs.network.fast.FastLayers;
import org.trainyard.jobs.runtime.NativeRuntime;

/** Tests in which networks keep DL4J's own layers. */
final class LayersOfDl4j implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    NativeRuntime.load(1);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    System.setProperty(FastLayers.PROPERTY, "false");
  }

  @Override
  public void afterEach(ExtensionContext context) {
    System.clearProperty(FastLayers.PROPERTY);
  }
}
