package org.trainyard.jobs.network.pretrained;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;
import org.nd4j.shade.protobuf.UnsafeByteOperations;
import org.trainyard.common.job.ContentException;

/**
 * A BERT encoder in an {@code .onnx} file, as PyTorch exports it with constants folded: 32-bit
 * floats inside the file, and nodes that carry the names of the modules they come from, such as
 * {@code /encoder/layer.0/attention/self/query/MatMul}. A pooler or a head in it is not read.
 */
final class OnnxEncoder {
  private static final int OLDEST_OPERATORS = 11;
  private static final int NEWEST_OPERATORS = 21;

  private OnnxEncoder() {}

  /**
   * Reads a file.
   *
   * @param content the file's bytes, which nobody changes any more
   * @param file its name, for messages
   * @param heads attention heads, if the caller knows them
   */
  static EncoderWeights read(byte[] content, Path file, OptionalInt heads) throws IOException {
    ModelProto model = parse(content, file);
    OnnxTensors tensors = OnnxTensors.of(model.getGraph(), file);
    return new Assembly(tensors).weights(OnnxGraph.read(model.getGraph(), file), heads);
  }

  /** The bytes of a file, if an array can hold them. */
  static byte[] bytes(Path file) throws IOException {
    long size = Files.size(file);
    if (size > Integer.MAX_VALUE - 16) {
      throw new ContentException(
          file + ": " + size + " bytes; an .onnx file that can be read has less than 2 GiB");
    }
    return Files.readAllBytes(file);
  }

  private static ModelProto parse(byte[] content, Path file) {
    // The tensors of the message are then views of the array, not copies.
    CodedInputStream in = UnsafeByteOperations.unsafeWrap(content).newCodedInput();
    in.enableAliasing(true);
    ModelProto model;
    try {
      model = ModelProto.parseFrom(in);
    } catch (InvalidProtocolBufferException e) {
      throw new ContentException(
          file + ": not an ONNX file, or cut off: " + e.getMessage() + "; get it again", e);
    } catch (IOException e) {
      throw new IllegalStateException("an array cannot fail to be read", e);
    }
    if (!model.hasGraph() || model.getOpsetImportCount() == 0) {
      throw new ContentException(
          file + ": not an ONNX model: it holds no graph or no operator set");
    }
    model.getOpsetImportList().forEach(each -> check(each, file));
    return model;
  }

  private static void check(OperatorSetIdProto operators, Path file) {
    String domain = operators.getDomain();
    long version = operators.getVersion();
    boolean standard = domain.isEmpty() || domain.equals("ai.onnx");
    if (!standard && !domain.startsWith("ai.onnx.")) {
      throw new ContentException(
          file
              + ": uses the operators of \""
              + domain
              + "\", as optimized and quantized models do; only the plain export can be read");
    }
    if (standard && (version < OLDEST_OPERATORS || version > NEWEST_OPERATORS)) {
      throw new ContentException(
          String.format(
              "%s: has operator set %d; %d to %d can be read",
              file, version, OLDEST_OPERATORS, NEWEST_OPERATORS));
    }
  }
}
