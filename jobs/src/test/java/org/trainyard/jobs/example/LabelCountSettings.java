package org.trainyard.jobs.example;

import java.util.Optional;
import org.trainyard.common.config.PipelineSettings;
import org.trainyard.common.config.Section;

/**
 * Settings of the count.
 *
 * @param pipeline name and storage
 * @param dataset URI of the dataset; absent for the newest of the pipeline
 */
public record LabelCountSettings(PipelineSettings pipeline, Optional<String> dataset) {
  /** Reads the keys at the root; problems are added to the section's. */
  public static LabelCountSettings read(Section root) {
    return new LabelCountSettings(PipelineSettings.read(root), root.optionalText("dataset"));
  }
}
