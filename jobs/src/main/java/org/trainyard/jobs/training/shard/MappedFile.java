package org.trainyard.jobs.training.shard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.util.CleanerUtil;

/**
 * A file that is read by mapping one segment after another into memory, of which only so many are
 * held. A file without a name goes with the process that opened it, however that ends, or with this
 * object.
 */
final class MappedFile {
  /** Bytes of a segment; nothing that is read in one go may cross the border of two. */
  static final int SEGMENT_BYTES = 1 << 26;

  private final FileChannel channel;
  private final long length;
  private final Map<Integer, ByteBuffer> segments;

  /**
   * Takes a file over, which nobody writes to any more.
   *
   * @param segmentsHeld how many segments stay mapped at most
   */
  MappedFile(FileChannel file, int segmentsHeld) throws IOException {
    this.channel = file;
    this.length = channel.size();
    this.segments =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, ByteBuffer> eldest) {
            if (size() <= segmentsHeld) {
              return false;
            }
            release(eldest.getValue());
            return true;
          }
        };
  }

  /** The segment at which a position stands; valid until the next call. */
  ByteBuffer segment(long position) {
    int number = (int) (position / SEGMENT_BYTES);
    ByteBuffer held = segments.get(number);
    if (held == null) {
      held = map(number);
      segments.put(number, held);
    }
    return held;
  }

  /** Bytes of the file. */
  long length() {
    return length;
  }

  /** How many segments are mapped. */
  int held() {
    return segments.size();
  }

  /** Where a position stands in its segment. */
  static int offset(long position) {
    return (int) (position % SEGMENT_BYTES);
  }

  private ByteBuffer map(int number) {
    long from = (long) number * SEGMENT_BYTES;
    try {
      return channel.map(MapMode.READ_ONLY, from, Math.min(SEGMENT_BYTES, length - from));
    } catch (IOException e) {
      throw new UncheckedIOException("a worker's rows on local disk cannot be mapped", e);
    }
  }

  /** Gives memory back at once; without that it would wait for the garbage collector. */
  private static void release(ByteBuffer segment) {
    if (CleanerUtil.UNMAP_SUPPORTED) {
      try {
        CleanerUtil.getCleaner().freeBuffer(segment);
      } catch (IOException e) {
        throw new UncheckedIOException("a segment of a worker's rows cannot be unmapped", e);
      }
    }
  }
}
