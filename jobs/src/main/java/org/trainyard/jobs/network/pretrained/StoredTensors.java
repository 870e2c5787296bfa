package org.trainyard.jobs.network.pretrained;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.trainyard.common.job.ContentException;

/** The tensors of a file, under the encoder's names. */
interface StoredTensors {
  /** The file, for messages. */
  Path file();

  /** What is there of {@link EncoderShape#tensors()} and its head, and what looks like it. */
  Set<String> names();

  /** How the file itself names a tensor. */
  String storedName(String name);

  /**
   * A tensor's shape as the file states it, which nothing has checked.
   *
   * @throws ContentException if it does not hold floats, or holds them elsewhere
   */
  List<Long> dims(String name);

  /**
   * A tensor's numbers, row-major.
   *
   * @param length how many there must be
   * @throws ContentException if there are more or fewer, or they are damaged
   */
  float[] read(String name, int length) throws IOException;
}
