package org.trainyard.common.report;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.trainyard.common.dataset.Features;

/**
 * A picture made from a row's pixels, without loss.
 *
 * @param width pixels across
 * @param height pixels down
 * @param png the file's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, never compared.
public record Picture(int width, int height, byte[] png) {
  private static final int AXES = 3;

  /**
   * The picture of a row, or nothing where its features are no picture: it needs pixels of one
   * byte, {@code [1, height, width]} (grey) or {@code [3, height, width]} (red, green, blue), and
   * all of them.
   */
  public static Optional<Picture> of(Features features, byte[] pixels) {
    boolean shown =
        features.kind() == Features.Kind.IMAGE
            && features.dtype() == Features.Dtype.UINT8
            && features.shape().size() == AXES
            && (features.shape().get(0) == 1 || features.shape().get(0) == AXES)
            && pixels.length == features.bytes();
    return shown ? Optional.of(encode(features, pixels)) : Optional.empty();
  }

  /** The picture as a URI that holds it. */
  public String dataUri() {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  private static Picture encode(Features features, byte[] pixels) {
    int channels = features.shape().get(0);
    int height = features.shape().get(1);
    int width = features.shape().get(2);
    BufferedImage image =
        new BufferedImage(
            width,
            height,
            channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    WritableRaster raster = image.getRaster();
    int next = 0;
    for (int channel = 0; channel < channels; channel++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          raster.setSample(x, y, channel, Byte.toUnsignedInt(pixels[next++]));
        }
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // In memory: ImageIO's default would put a temporary file on the disk.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("this Java runtime has no PNG writer");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Picture(width, height, bytes.toByteArray());
  }
}
