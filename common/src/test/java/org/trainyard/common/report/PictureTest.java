package org.trainyard.common.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Features.Dtype;
import org.trainyard.common.dataset.Features.Kind;

class PictureTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void keepsEveryPixel(int channels) throws IOException {
    Features features = new Features(Kind.IMAGE, List.of(channels, 5, 7), Dtype.UINT8);
    byte[] pixels = new byte[features.bytes()];
    new Random(42).nextBytes(pixels);

    Picture picture = Picture.of(features, pixels).orElseThrow();

    assertEquals(7, picture.width());
    assertEquals(5, picture.height());
    Raster raster = ImageIO.read(new ByteArrayInputStream(picture.png())).getRaster();
    assertEquals(channels, raster.getNumBands(), "channels of the file");
    byte[] read = new byte[pixels.length];
    for (int i = 0; i < read.length; i++) {
      read[i] = (byte) raster.getSample(i % 7, i / 7 % 5, i / 35);
    }
    assertArrayEquals(pixels, read);
  }

  @Test
  void makesNoPictureOfWhatIsNone() {
    Features vector = new Features(Kind.VECTOR, List.of(4), Dtype.FLOAT32);
    Features twoChannels = new Features(Kind.IMAGE, List.of(2, 2, 2), Dtype.UINT8);
    Features floats = new Features(Kind.IMAGE, List.of(1, 2, 2), Dtype.FLOAT32);
    Features grey = new Features(Kind.IMAGE, List.of(1, 2, 2), Dtype.UINT8);

    assertTrue(Picture.of(vector, new byte[16]).isEmpty(), "a vector");
    assertTrue(Picture.of(twoChannels, new byte[8]).isEmpty(), "two channels");
    assertTrue(Picture.of(floats, new byte[16]).isEmpty(), "pixels that are not bytes");
    assertTrue(Picture.of(grey, new byte[3]).isEmpty(), "a pixel missing");
  }
}
