package org.trainyard.jobs.network.pretrained;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.tensorflow.framework.AttrValue;
import org.tensorflow.framework.DataType;
import org.tensorflow.framework.GraphDef;
import org.tensorflow.framework.NodeDef;
import org.tensorflow.framework.SavedModel;
import org.tensorflow.framework.TensorProto;
import org.tensorflow.framework.TensorShapeProto;
import org.tensorflow.util.BundleEntryProto;
import org.tensorflow.util.BundleHeaderProto;

/** A SavedModel with the names of Google's BERT; its parts can be changed before it is written. */
final class TensorFlowFiles {
  final BundleHeaderProto.Builder header = BundleHeaderProto.newBuilder().setNumShards(1);
  final TreeMap<String, BundleEntryProto.Builder> entries = new TreeMap<>();
  final SavedModel.Builder model = SavedModel.newBuilder();
  private final EncoderShape shape;
  private final byte[] data;

  TensorFlowFiles(EncoderWeights weights) {
    shape = weights.shape();
    List<EncoderTensor> tensors = new ArrayList<>(shape.tensors());
    if (weights.hasMaskedTokenHead()) {
      tensors.addAll(shape.maskedTokenHead());
    }
    ByteArrayOutputStream numbers = new ByteArrayOutputStream();
    for (EncoderTensor each : tensors) {
      byte[] bytes = bytes(weights.view(each.name()));
      TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
      each.dims().forEach(dim -> dims.addDimBuilder().setSize(dim));
      entries.put(
          variable(each.name()),
          BundleEntryProto.newBuilder()
              .setDtype(DataType.DT_FLOAT)
              .setShape(dims)
              .setOffset(numbers.size())
              .setSize(bytes.length)
              .setCrc32C(Crc32c.masked(ByteBuffer.wrap(bytes))));
      numbers.writeBytes(bytes);
    }
    data = numbers.toByteArray();
    graph(model.addMetaGraphsBuilder().getGraphDefBuilder());
  }

  /** Writes the files below a folder. */
  Path write(Path folder) throws IOException {
    Path variables = Files.createDirectories(folder.resolve("variables"));
    TreeMap<String, byte[]> table = new TreeMap<>();
    table.put("", header.build().toByteArray());
    entries.forEach((key, entry) -> table.put(key, entry.build().toByteArray()));
    Files.write(variables.resolve("variables.index"), Table.write(table));
    Files.write(variables.resolve("variables.data-00000-of-00001"), data);
    Files.write(folder.resolve("saved_model.pb"), model.build().toByteArray());
    return folder;
  }

  /** Google's name for a tensor. */
  static String variable(String name) {
    if (name.equals("cls.predictions.bias")) {
      return "module/cls/predictions/output_bias";
    }
    String norm = name.contains("LayerNorm") ? "gamma" : "kernel";
    String own =
        name.replaceFirst("(_embeddings)\\.weight$", "$1")
            .replaceFirst("weight$", norm)
            .replaceFirst("LayerNorm\\.bias$", "LayerNorm.beta")
            .replaceFirst("layer\\.(\\d+)", "layer_$1")
            .replace('.', '/');
    return "module/" + (own.startsWith("cls/") ? "" : "bert/") + own;
  }

  private void graph(GraphDef.Builder graph) {
    constant(
        graph,
        "module/bert/embeddings/LayerNorm/batchnorm/add/y",
        TensorProto.newBuilder().addFloatVal((float) shape.layerNormEpsilon()));
    for (int i = 0; i < shape.layers(); i++) {
      String at = "module/bert/encoder/layer_" + i;
      String cut = at + "/attention/self/Reshape";
      constant(graph, cut + "/shape/2", integer(shape.heads()));
      constant(graph, cut + "/shape/3", integer(shape.headSize()));
      node(graph, "Pack", cut + "/shape")
          .addInput("module/bert/encoder/strided_slice_4")
          .addInput("module/bert/encoder/strided_slice_5")
          .addInput(cut + "/shape/2")
          .addInput(cut + "/shape/3");
      node(graph, "Reshape", cut)
          .addInput(at + "/attention/self/query/BiasAdd")
          .addInput(cut + "/shape");
      node(graph, "Tanh", at + "/intermediate/dense/Tanh");
    }
    node(graph, "Tanh", "module/bert/pooler/dense/Tanh");
  }

  private static NodeDef.Builder node(GraphDef.Builder graph, String type, String name) {
    return graph.addNodeBuilder().setOp(type).setName(name);
  }

  private static void constant(GraphDef.Builder graph, String name, TensorProto.Builder value) {
    node(graph, "Const", name).putAttr("value", AttrValue.newBuilder().setTensor(value).build());
  }

  private static TensorProto.Builder integer(int value) {
    return TensorProto.newBuilder().setDtype(DataType.DT_INT32).addIntVal(value);
  }

  private static byte[] bytes(FloatBuffer numbers) {
    byte[] bytes = new byte[Float.BYTES * numbers.capacity()];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(numbers);
    return bytes;
  }
}
