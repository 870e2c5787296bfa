package org.trainyard.jobs.network.pretrained;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;
import org.tensorflow.framework.AttrValue;
import org.tensorflow.framework.DataType;
import org.tensorflow.framework.MetaGraphDef;
import org.tensorflow.framework.NodeDef;
import org.tensorflow.framework.SavedModel;
import org.tensorflow.framework.TensorProto;
import org.trainyard.common.job.ContentException;
import org.trainyard.jobs.network.pretrained.EncoderGraph.Heads;

/** What the graph of Google's BERT computes with its variables, as far as BERTs differ in it. */
final class TensorFlowGraph {
  private final Map<String, NodeDef> nodes = new HashMap<>();
  private final Set<Heads> heads = new HashSet<>();
  private final Set<Double> epsilons = new HashSet<>();
  private final Set<Gelu> activations = new HashSet<>();

  private TensorFlowGraph() {}

  /**
   * Reads a {@code saved_model.pb}.
   *
   * @param content the file's bytes
   * @param file its name, for messages
   */
  static EncoderGraph read(byte[] content, Path file) {
    TensorFlowGraph read = new TensorFlowGraph();
    try {
      for (MetaGraphDef each : SavedModel.parseFrom(content).getMetaGraphsList()) {
        read.nodes.clear();
        each.getGraphDef().getNodeList().forEach(node -> read.nodes.put(node.getName(), node));
        each.getGraphDef().getNodeList().forEach(read::visit);
      }
    } catch (InvalidProtocolBufferException e) {
      throw new ContentException(
          file + ": not a SavedModel, or cut off: " + e.getMessage() + "; get it again", e);
    }
    return new EncoderGraph(
        EncoderGraph.heads(file, read.heads),
        EncoderGraph.agreed(file, "epsilon of layer norms", read.epsilons),
        EncoderGraph.agreed(file, "activation", read.activations));
  }

  private void visit(NodeDef node) {
    String name = node.getName();
    switch (node.getOp()) {
      case "Reshape" -> {
        if (name.contains("/attention/self/") && node.getInputCount() == 2) {
          Heads.of(shape(node.getInput(1))).ifPresent(heads::add);
        }
      }
      case "Const" -> {
        TensorProto value =
            node.getAttrOrDefault("value", AttrValue.getDefaultInstance()).getTensor();
        if (name.endsWith("/LayerNorm/batchnorm/add/y") && value.getFloatValCount() == 1) {
          epsilons.add(EncoderGraph.asWritten(value.getFloatVal(0)));
        }
      }
      case "Erf" -> activation(name, Gelu.EXACT);
      case "Tanh" -> activation(name, Gelu.TANH);
      default -> {}
    }
  }

  private void activation(String name, Gelu gelu) {
    if (name.contains("/intermediate/dense/")) {
      activations.add(gelu);
    }
  }

  /** A packed shape; 0 stands for a part that is computed. */
  private List<Long> shape(String name) {
    NodeDef pack = nodes.get(name);
    return pack == null || !pack.getOp().equals("Pack")
        ? List.of()
        : pack.getInputList().stream().map(this::number).toList();
  }

  private long number(String name) {
    NodeDef node = nodes.get(name);
    if (node == null || !node.getOp().equals("Const")) {
      return 0;
    }
    TensorProto value = node.getAttrOrDefault("value", AttrValue.getDefaultInstance()).getTensor();
    return value.getDtype() == DataType.DT_INT32 && value.getIntValCount() == 1
        ? value.getIntVal(0)
        : 0;
  }
}
