package org.trainyard.common.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.img;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import java.util.List;

/**
 * Small pictures with captions, enlarged by whole factors so that every pixel is a sharp square.
 *
 * @param images the pictures, in reading order
 */
public record ImageGrid(List<Image> images) {
  private static final int SIDE = 96;

  /**
   * A picture of the grid.
   *
   * @param picture what is shown
   * @param caption what stands below it
   * @param note a second, quieter line; may be empty
   * @param title what is shown on hovering, for example the row's id
   */
  public record Image(Picture picture, String caption, String note, String title) {}

  /** Copies. */
  public ImageGrid {
    images = List.copyOf(images);
  }

  /** The grid as HTML. */
  public DomContent render() {
    return div(each(images, ImageGrid::one)).withClass("images");
  }

  private static DomContent one(Image image) {
    Picture picture = image.picture();
    int longest = Math.max(picture.width(), picture.height());
    int factor = Math.max(1, Math.round((float) SIDE / longest));
    return figure(
            img()
                .withSrc(picture.dataUri())
                .withAlt(image.caption())
                .withWidth(String.valueOf(picture.width() * factor))
                .withHeight(String.valueOf(picture.height() * factor)),
            figcaption(
                span(image.caption()),
                iff(!image.note().isEmpty(), span(image.note()).withClass("quiet"))))
        .withTitle(image.title());
  }
}
