package org.trainyard.jobs.network.pretrained;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.trainyard.common.job.ContentException;
import org.trainyard.jobs.network.pretrained.EncoderGraph.Heads;

/** What an ONNX graph computes with its tensors, as far as BERTs differ in it. */
final class OnnxGraph {
  private final Path file;
  private final Map<String, TensorProto> constants = new HashMap<>();
  private final Map<String, NodeProto> concatenations = new HashMap<>();
  private final Set<Heads> heads = new HashSet<>();
  private final Set<Double> epsilons = new HashSet<>();
  private final Set<Gelu> activations = new HashSet<>();

  private OnnxGraph(Path file) {
    this.file = file;
  }

  /** Reads a graph. */
  static EncoderGraph read(GraphProto graph, Path file) {
    OnnxGraph read = new OnnxGraph(file);
    graph.getInitializerList().forEach(each -> read.constants.put(each.getName(), each));
    graph.getNodeList().forEach(read::index);
    graph.getNodeList().forEach(read::visit);
    return new EncoderGraph(
        EncoderGraph.heads(file, read.heads),
        EncoderGraph.agreed(file, "epsilon of layer norms", read.epsilons),
        EncoderGraph.agreed(file, "activation", read.activations));
  }

  private void index(NodeProto node) {
    if (node.getOutputCount() != 1) {
      return;
    }
    if (node.getOpType().equals("Concat")) {
      concatenations.put(node.getOutput(0), node);
    } else if (node.getOpType().equals("Constant")) {
      for (AttributeProto each : node.getAttributeList()) {
        if (each.getName().equals("value") && each.hasT()) {
          constants.put(node.getOutput(0), each.getT());
        }
      }
    }
  }

  private void visit(NodeProto node) {
    String name = node.getName();
    switch (node.getOpType()) {
      case "Reshape" -> {
        if (name.contains("/attention/self/") && node.getInputCount() == 2) {
          Heads.of(shape(node.getInput(1))).ifPresent(heads::add);
        }
      }
      case "Add" -> {
        if (name.endsWith("/LayerNorm/Add")) {
          node.getInputList().forEach(this::epsilon);
        }
      }
      case "LayerNormalization" ->
          // Unless it says otherwise, ONNX has 1e-5.
          epsilons.add(EncoderGraph.asWritten(attribute(node, "epsilon", 1e-5f)));
      case "Erf" -> activation(name, Gelu.EXACT);
      case "Tanh" -> activation(name, Gelu.TANH);
      case "Gelu" -> activation(name, approximated(node) ? Gelu.TANH : Gelu.EXACT);
      case "CumSum" ->
          throw new ContentException(
              file + ": counts positions from its ids, as RoBERTa does; only BERT can be read");
      default -> {}
    }
  }

  private void activation(String name, Gelu gelu) {
    if (name.contains("/intermediate/")) {
      activations.add(gelu);
    }
  }

  private static boolean approximated(NodeProto node) {
    return node.getAttributeList().stream()
        .anyMatch(
            each ->
                each.getName().equals("approximate") && each.getS().toStringUtf8().equals("tanh"));
  }

  private static float attribute(NodeProto node, String name, float otherwise) {
    return node.getAttributeList().stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .map(AttributeProto::getF)
        .orElse(otherwise);
  }

  private void epsilon(String input) {
    TensorProto constant = constants.get(input);
    if (constant != null && constant.getDataType() == TensorProto.DataType.FLOAT_VALUE) {
      if (constant.getFloatDataCount() == 1) {
        epsilons.add(EncoderGraph.asWritten(constant.getFloatData(0)));
      } else if (constant.getRawData().size() == Float.BYTES) {
        epsilons.add(EncoderGraph.asWritten(raw(constant).getFloat()));
      }
    }
  }

  /** A shape as it is constant; 0 stands for a part that is computed. */
  private List<Long> shape(String name) {
    if (!concatenations.containsKey(name)) {
      return longs(name);
    }
    List<Long> shape = new ArrayList<>();
    for (String each : concatenations.get(name).getInputList()) {
      List<Long> part = longs(each);
      shape.addAll(part.isEmpty() ? List.of(0L) : part);
    }
    return shape;
  }

  /** A constant's integers; none if it is computed. */
  private List<Long> longs(String name) {
    TensorProto constant = constants.get(name);
    if (constant == null || constant.getDataType() != TensorProto.DataType.INT64_VALUE) {
      return List.of();
    }
    List<Long> values = new ArrayList<>(constant.getInt64DataList());
    ByteBuffer raw = raw(constant);
    while (raw.remaining() >= Long.BYTES && values.size() < 8) {
      values.add(raw.getLong());
    }
    return values;
  }

  private static ByteBuffer raw(TensorProto constant) {
    return constant.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }
}
