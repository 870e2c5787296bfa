package org.trainyard.jobs.network.pretrained;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.trainyard.common.job.ContentException;

/**
 * A BERT encoder in TensorFlow's SavedModel, with the names of Google's BERT, such as {@code
 * bert/encoder/layer_0/attention/self/query/kernel}, and perhaps its masked-token head. A pooler is
 * not read.
 */
final class TensorFlowEncoder {
  /** Neither names and places of variables nor a graph without numbers come near it. */
  private static final long LARGEST = 256L << 20;

  private TensorFlowEncoder() {}

  /**
   * Reads an encoder.
   *
   * @param graph {@code saved_model.pb}
   * @param index {@code variables.index}
   * @param data {@code variables.data-00000-of-00001}
   * @param heads attention heads, if the caller knows them
   */
  static EncoderWeights read(Path graph, Path index, Path data, OptionalInt heads)
      throws IOException {
    TensorFlowTensors tensors = TensorFlowTensors.of(bytes(index), index, data);
    return new Assembly(tensors).weights(TensorFlowGraph.read(bytes(graph), graph), heads);
  }

  private static byte[] bytes(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LARGEST) {
      throw new ContentException(
          file + ": " + size + " bytes; such a file has less than " + LARGEST);
    }
    return Files.readAllBytes(file);
  }
}
