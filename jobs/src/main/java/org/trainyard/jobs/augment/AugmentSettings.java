package org.trainyard.jobs.augment;

import java.io.Serializable;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.job.UsageException;

/**
 * How images are changed while they are trained; all zero for not at all. Every bound is that of a
 * uniform distribution around no change.
 *
 * @param rotateDegrees largest angle of a rotation about the centre, in degrees
 * @param shift largest shift along each axis, as a share of that side
 * @param scale largest share by which the image grows or shrinks
 * @param shear largest slant: the tangent of the angle by which upright lines lean
 * @param crop share of each side that is cut off, at random at one end or the other, before the
 *     rest is enlarged to the whole size
 * @param elastic largest displacement of the points of a grid between which the image is stretched
 *     smoothly, as a share of each side (elastic distortion: Simard et al. 2003)
 * @param elasticGrid cells of that grid along each side
 */
public record AugmentSettings(
    double rotateDegrees,
    double shift,
    double scale,
    double shear,
    double crop,
    double elastic,
    int elasticGrid)
    implements Serializable {

  /** Where nothing is distorted the grid says nothing, and two settings are the same. */
  public AugmentSettings {
    elasticGrid = elastic > 0 ? elasticGrid : 1;
  }

  /** No change. */
  public static AugmentSettings none() {
    return new AugmentSettings(0, 0, 0, 0, 0, 0, 1);
  }

  /** Reads {@code train.augment}; problems are added to the section's. */
  public static AugmentSettings read(Section augment) {
    return new AugmentSettings(
        augment.number("rotate-degrees", 0, 180),
        augment.number("shift", 0, 1),
        augment.number("scale", 0, 0.9),
        augment.number("shear", 0, 2),
        augment.number("crop", 0, 0.9),
        augment.number("elastic", 0, 1),
        augment.integer("elastic-grid", 1, 64));
  }

  /** Whether anything is changed. */
  public boolean isOn() {
    return rotateDegrees > 0 || shift > 0 || scale > 0 || shear > 0 || crop > 0 || elastic > 0;
  }

  /**
   * Checks that rows can be changed so.
   *
   * @throws UsageException if anything is to be changed and the features are no images
   */
  public void requireFor(Features features) {
    if (isOn() && features.kind() != Features.Kind.IMAGE) {
      throw new UsageException(
          "train.augment changes images, but the dataset's features are "
              + features.kind()
              + " "
              + features.shape()
              + "; leave train.augment out");
    }
  }
}
