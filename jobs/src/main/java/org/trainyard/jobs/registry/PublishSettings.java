package org.trainyard.jobs.registry;

import org.trainyard.common.config.PipelineSettings;
import org.trainyard.common.config.Section;

/**
 * Settings of a publication.
 *
 * @param pipeline name, run id (absent for the newest evaluation), storage
 * @param gate what the model has to reach
 */
public record PublishSettings(PipelineSettings pipeline, GateSettings gate) {
  /** Reads the block {@code publish}; problems are added to the section's. */
  public static PublishSettings read(Section root) {
    return new PublishSettings(PipelineSettings.read(root), GateSettings.read(root));
  }

  /** These settings for a pipeline's run. */
  public PublishSettings with(PipelineSettings shared) {
    return new PublishSettings(shared, gate);
  }
}
