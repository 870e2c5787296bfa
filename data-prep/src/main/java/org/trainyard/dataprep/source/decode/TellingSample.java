package org.trainyard.dataprep.source.decode;

import java.io.ByteArrayOutputStream;

/**
 * The part of a long text that tells its character set: the neighbourhood of bytes beyond ASCII.
 * The detector looks at the first 8,000 bytes alone, which may all be ASCII.
 */
final class TellingSample {
  private static final int MOST = 8_000;
  private static final int NEIGHBOURHOOD = 60;

  private TellingSample() {}

  static byte[] of(byte[] bytes) {
    if (bytes.length <= MOST) {
      return bytes;
    }
    ByteArrayOutputStream sample = new ByteArrayOutputStream(MOST);
    int taken = 0;
    for (int at = 0; at < bytes.length && sample.size() < MOST; at++) {
      if (bytes[at] < 0) {
        int begin = wordBegin(bytes, Math.max(taken, at - NEIGHBOURHOOD), at);
        int end = neighbourhoodEnd(bytes, at);
        sample.write(bytes, begin, Math.min(end - begin, MOST - sample.size()));
        taken = end;
        at = end - 1;
      }
    }
    return sample.toByteArray();
  }

  /** Half a word would be counted for what it is not. */
  private static int wordBegin(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] > ' ') {
      at++;
    }
    return at == to ? from : at;
  }

  private static int neighbourhoodEnd(byte[] bytes, int from) {
    int quiet = 0;
    int at = from;
    while (at < bytes.length && quiet < NEIGHBOURHOOD && at - from < MOST) {
      quiet = bytes[at] < 0 ? 0 : quiet + 1;
      at++;
    }
    return at;
  }
}
