package org.trainyard.jobs.registry;

import java.util.Optional;
import org.trainyard.common.config.PipelineSettings;
import org.trainyard.common.config.Section;

/**
 * Settings of a roll-back.
 *
 * @param pipeline name and storage
 * @param version the version to go back to; absent for the one before the version in service
 */
public record RollbackSettings(PipelineSettings pipeline, Optional<String> version) {
  /** Reads the keys {@code name}, {@code storage} and {@code version}. */
  public static RollbackSettings read(Section root) {
    return new RollbackSettings(PipelineSettings.read(root), root.optionalText("version"));
  }
}
