package org.trainyard.jobs.network.pretrained;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.trainyard.common.job.ContentException;

/**
 * The tensors of an ONNX graph. Biases, norms and tables have names of their own; a dense kernel is
 * the second input of the MatMul node that is named after its module, and therefore {@code [in,
 * out]}, whatever its own name is.
 */
final class OnnxTensors implements StoredTensors {
  private static final Pattern KERNEL =
      Pattern.compile("(.*\\.(?:query|key|value|dense))\\.weight");
  private static final Pattern KERNEL_NODE =
      Pattern.compile("/?(.*/(?:query|key|value|dense))/MatMul");

  /** Counters that every export has: positions and types of tokens, from 0. */
  private static final Set<String> COUNTERS =
      Set.of("embeddings.position_ids", "embeddings.token_type_ids");

  private final Path file;
  private final Map<String, TensorProto> tensors;

  private OnnxTensors(Path file, Map<String, TensorProto> tensors) {
    this.file = file;
    this.tensors = tensors;
  }

  /** The tensors of a graph; none of their shapes is checked. */
  static OnnxTensors of(GraphProto graph, Path file) {
    Map<String, TensorProto> inFile = new HashMap<>();
    for (TensorProto each : graph.getInitializerList()) {
      if (inFile.put(each.getName(), each) != null) {
        throw new ContentException(file + ": holds two tensors " + each.getName());
      }
    }
    String prefix = prefix(inFile.keySet());
    Map<String, TensorProto> tensors = new HashMap<>();
    inFile.forEach(
        (name, tensor) -> {
          String own = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
          if (ours(own) && !KERNEL.matcher(own).matches() && !COUNTERS.contains(own)) {
            tensors.put(own, tensor);
          }
        });
    for (NodeProto node : graph.getNodeList()) {
      Matcher module = KERNEL_NODE.matcher(node.getName());
      if (node.getOpType().equals("MatMul") && module.matches()) {
        String name = module.group(1).replace('/', '.') + ".weight";
        if (name.startsWith(prefix) && ours(name.substring(prefix.length()))) {
          put(tensors, name.substring(prefix.length()), kernel(node, inFile, file), file);
        }
      }
    }
    return new OnnxTensors(file, tensors);
  }

  /** What stands before all names: nothing, or the encoder's name in a larger model. */
  private static String prefix(Set<String> names) {
    return names.stream()
        .filter(each -> each.equals(EncoderShape.WORDS) || each.endsWith("." + EncoderShape.WORDS))
        .map(each -> each.substring(0, each.length() - EncoderShape.WORDS.length()))
        .sorted()
        .findFirst()
        .orElse("");
  }

  private static boolean ours(String name) {
    return Assembly.concerns(name) && !name.startsWith(EncoderShape.HEAD);
  }

  private static TensorProto kernel(NodeProto node, Map<String, TensorProto> inFile, Path file) {
    TensorProto kernel = node.getInputCount() == 2 ? inFile.get(node.getInput(1)) : null;
    if (kernel == null) {
      throw new ContentException(
          file
              + ": the second input of node "
              + node.getName()
              + " is computed, not stored; export the model with constants folded");
    }
    return kernel;
  }

  private static void put(
      Map<String, TensorProto> tensors, String name, TensorProto tensor, Path file) {
    if (tensors.put(name, tensor) != null) {
      throw new ContentException(file + ": two nodes compute with " + name);
    }
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public Set<String> names() {
    return tensors.keySet();
  }

  @Override
  public String storedName(String name) {
    return tensors.get(name).getName();
  }

  @Override
  public List<Long> dims(String name) {
    TensorProto tensor = tensors.get(name);
    if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL
        || tensor.getExternalDataCount() > 0
        || tensor.hasSegment()) {
      throw new ContentException(
          file
              + ": tensor "
              + tensor.getName()
              + " is stored outside of the file or in parts;"
              + " only models in one file can be read");
    }
    if (tensor.getDataType() != TensorProto.DataType.FLOAT_VALUE) {
      throw new ContentException(
          String.format(
              "%s: tensor %s holds numbers of type %s; only FLOAT (32 bits) can be read",
              file, tensor.getName(), typeName(tensor.getDataType())));
    }
    return tensor.getDimsList();
  }

  private static String typeName(int type) {
    TensorProto.DataType known = TensorProto.DataType.forNumber(type);
    return known == null ? Integer.toString(type) : known.name();
  }

  @Override
  public float[] read(String name, int length) {
    TensorProto tensor = tensors.get(name);
    int listed = tensor.getFloatDataCount();
    int bytes = tensor.getRawData().size();
    boolean raw = listed == 0 && bytes == 4L * length;
    if (!raw && (bytes > 0 || listed != length)) {
      throw new ContentException(
          String.format(
              "%s: tensor %s: %d bytes and %d numbers are stored; its shape %s needs %d bytes",
              file, tensor.getName(), bytes, listed, tensor.getDimsList(), 4L * length));
    }
    float[] numbers = new float[length];
    if (raw) {
      FloatBuffer stored =
          tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      stored.get(numbers);
    } else {
      for (int i = 0; i < length; i++) {
        numbers[i] = tensor.getFloatData(i);
      }
    }
    return numbers;
  }
}
