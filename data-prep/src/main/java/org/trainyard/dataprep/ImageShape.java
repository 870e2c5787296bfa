package org.trainyard.dataprep;

import java.util.List;
import java.util.Optional;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.job.ContentException;

/**
 * {@code prepare.image}: what the images should be.
 *
 * @param height pixels
 * @param width pixels
 * @param channels values of a pixel
 */
public record ImageShape(int height, int width, int channels) {
  private static final int MOST = 65_536;

  /** Reads the block, if it has any key. */
  static Optional<ImageShape> read(Section image) {
    if (image.keys().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ImageShape(
            image.integer("height", 1, MOST),
            image.integer("width", 1, MOST),
            image.integer("channels", 1, MOST)));
  }

  /**
   * Checks what the source holds.
   *
   * @throws ContentException if it is something else
   */
  void check(Features found) {
    List<Integer> wanted = List.of(channels, height, width);
    if (found.kind() != Features.Kind.IMAGE || !found.shape().equals(wanted)) {
      throw new ContentException(
          String.format(
              "prepare.image asks for %d × %d pixels with %d channels, shape %s, but the source"
                  + " holds %s of shape %s; correct prepare.image or leave it out",
              height, width, channels, wanted, Section.word(found.kind()), found.shape()));
    }
  }
}
