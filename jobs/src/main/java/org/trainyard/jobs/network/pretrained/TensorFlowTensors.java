package org.trainyard.jobs.network.pretrained;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;
import org.tensorflow.framework.DataType;
import org.tensorflow.framework.TensorShapeProto;
import org.tensorflow.util.BundleEntryProto;
import org.tensorflow.util.BundleHeaderProto;
import org.trainyard.common.job.ContentException;

/**
 * The variables of TensorFlow: an index of names, shapes and places, and the numbers beside it.
 * Dense kernels are {@code [in, out]} there as here.
 */
final class TensorFlowTensors implements StoredTensors {
  private final Path index;
  private final Path data;
  private final Map<String, Variable> variables;

  private TensorFlowTensors(Path index, Path data, Map<String, Variable> variables) {
    this.index = index;
    this.data = data;
    this.variables = variables;
  }

  private record Variable(String key, BundleEntryProto entry) {}

  /**
   * The variables of an index.
   *
   * @param content the bytes of the index
   * @param index the file, for messages
   * @param data the file with the numbers
   */
  static TensorFlowTensors of(byte[] content, Path index, Path data) {
    Map<String, byte[]> entries = TableFile.read(content, index);
    byte[] headerBytes = entries.remove("");
    if (headerBytes == null) {
      throw new ContentException(index + ": not an index of TensorFlow variables: no header");
    }
    TensorFlowNames names = TensorFlowNames.of(entries.keySet());
    Map<String, Variable> variables = new HashMap<>();
    try {
      check(BundleHeaderProto.parseFrom(headerBytes), index);
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        String name = names.encoderName(each.getKey());
        if (Assembly.concerns(name)) {
          variables.put(
              name, new Variable(each.getKey(), BundleEntryProto.parseFrom(each.getValue())));
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw new ContentException(index + ": is damaged: " + e.getMessage() + "; get it again", e);
    }
    return new TensorFlowTensors(index, data, variables);
  }

  private static void check(BundleHeaderProto header, Path index) {
    if (header.getNumShards() != 1) {
      throw new ContentException(
          index
              + ": its variables are spread over "
              + header.getNumShards()
              + " files; only those in one can be read");
    }
    if (header.getEndianness() != BundleHeaderProto.Endianness.LITTLE) {
      throw new ContentException(index + ": its numbers are not little-endian");
    }
  }

  @Override
  public Path file() {
    return index;
  }

  @Override
  public Set<String> names() {
    return variables.keySet();
  }

  @Override
  public String storedName(String name) {
    return variables.get(name).key();
  }

  @Override
  public List<Long> dims(String name) {
    Variable variable = variables.get(name);
    BundleEntryProto entry = variable.entry();
    if (entry.getDtype() != DataType.DT_FLOAT || entry.getSlicesCount() > 0) {
      throw new ContentException(
          String.format(
              "%s: variable %s holds %s in %d slices; only whole DT_FLOAT can be read",
              index, variable.key(), entry.getDtype(), entry.getSlicesCount()));
    }
    return entry.getShape().getDimList().stream().map(TensorShapeProto.Dim::getSize).toList();
  }

  @Override
  public float[] read(String name, int length) throws IOException {
    Variable variable = variables.get(name);
    BundleEntryProto entry = variable.entry();
    long inFile = Files.size(data);
    long size = 4L * length;
    if (entry.getSize() != size
        || entry.getShardId() != 0
        || entry.getOffset() < 0
        || entry.getOffset() > inFile - size) {
      throw new ContentException(
          String.format(
              "%s: variable %s has %d bytes at %d, and its shape needs %d; %s has %d bytes."
                  + " Get the files again",
              index, variable.key(), entry.getSize(), entry.getOffset(), size, data, inFile));
    }
    float[] numbers = new float[length];
    ByteBuffer bytes = bytes(entry.getOffset(), size);
    if (Crc32c.masked(bytes) != entry.getCrc32C()) {
      throw new ContentException(
          String.format(
              "%s: variable %s is damaged: its checksum is not that of its bytes at %d;"
                  + " get the file again",
              data, variable.key(), entry.getOffset()));
    }
    bytes.asFloatBuffer().get(numbers);
    return numbers;
  }

  private ByteBuffer bytes(long offset, long size) throws IOException {
    if (size > Integer.MAX_VALUE - 16) {
      throw new ContentException(index + ": a variable of " + size + " bytes is too large");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel in = FileChannel.open(data)) {
      while (bytes.hasRemaining()) {
        if (in.read(bytes, offset + bytes.position()) < 0) {
          throw new ContentException(data + ": ended while it was read; get it again");
        }
      }
    }
    return bytes.flip();
  }
}
