package org.trainyard.jobs.network.pretrained;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/**
 * Writes encoders as PyTorch exports BERT: same names, anonymous kernels, the same small operators.
 * ONNX Runtime computes what it writes.
 */
public final class OnnxFile {
  private static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
  private static final int INT64 = TensorProto.DataType.INT64_VALUE;

  private final EncoderWeights weights;
  private final EncoderShape shape;
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("main_graph");
  private int kernels = 100;

  private OnnxFile(EncoderWeights weights) {
    this.weights = weights;
    this.shape = weights.shape();
  }

  /** A model with inputs {@code input_ids}, {@code attention_mask}, {@code token_type_ids}. */
  public static ModelProto.Builder of(EncoderWeights weights) {
    return ModelProto.newBuilder()
        .setIrVersion(6)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(11))
        .setGraph(new OnnxFile(weights).graph());
  }

  private GraphProto.Builder graph() {
    for (String each : List.of("input_ids", "attention_mask", "token_type_ids")) {
      graph.addInput(value(each, INT64, 2));
    }
    node("Unsqueeze", "/Unsqueeze", "attention_mask").addAttribute(ints("axes", 1, 2));
    node("Cast", "/Cast", out("/Unsqueeze")).addAttribute(integer("to", FLOAT));
    node("Sub", "/Sub", constant("/Constant", 1f), out("/Cast"));
    node("Mul", "/Mul", out("/Sub"), constant("/Constant_1", -Float.MAX_VALUE));
    String x = embeddings();
    for (int i = 0; i < shape.layers(); i++) {
      x = layer("/encoder/layer." + i, x);
    }
    node("Identity", "/last", x).setOutput(0, "last_hidden_state");
    return graph.addOutput(value("last_hidden_state", FLOAT, 3));
  }

  private String embeddings() {
    String at = "/embeddings";
    graph.addInitializer(
        longs("embeddings.position_ids", positionIds()).setDims(0, 1).addDims(shape.positions()));
    node("Shape", at + "/Shape", "input_ids");
    node("Gather", at + "/Gather", out(at + "/Shape"), constant(at + "/Constant", new long[] {1}));
    node(
        "Slice",
        at + "/Slice",
        "embeddings.position_ids",
        constant(at + "/Constant_1", new long[] {0}),
        out(at + "/Gather"),
        constant(at + "/Constant_2", new long[] {1}));
    node("Gather", at + "/word", tensor(EncoderShape.WORDS), "input_ids");
    node("Gather", at + "/type", tensor(EncoderShape.TOKEN_TYPES), "token_type_ids");
    node("Gather", at + "/position", tensor(EncoderShape.POSITIONS), out(at + "/Slice"));
    String words = add(at + "/Add", out(at + "/word"), out(at + "/type"));
    return norm(at + "/LayerNorm", add(at + "/Add_1", words, out(at + "/position")));
  }

  private String layer(String at, String x) {
    String self = at + "/attention/self";
    String query = cut(self + "/Reshape_2", dense(self + "/query", x), 0, 2, 1, 3);
    String key = cut(self + "/Reshape", dense(self + "/key", x), 0, 2, 3, 1);
    String value = cut(self + "/Reshape_1", dense(self + "/value", x), 0, 2, 1, 3);
    node("MatMul", self + "/MatMul", query, key);
    String scale = constant(self + "/Constant_12", (float) Math.sqrt(shape.headSize()));
    node("Div", self + "/Div", out(self + "/MatMul"), scale);
    String masked = add(self + "/Add", out(self + "/Div"), out("/Mul"));
    node("Softmax", self + "/Softmax", masked).addAttribute(integer("axis", 3));
    node("MatMul", self + "/MatMul_1", out(self + "/Softmax"), value);
    node("Transpose", self + "/Transpose_3", out(self + "/MatMul_1"))
        .addAttribute(ints("perm", 0, 2, 1, 3));
    String joined = constant(self + "/Constant_15", new long[] {0, 0, shape.hidden()});
    node("Reshape", self + "/Reshape_3", out(self + "/Transpose_3"), joined);
    String attended = dense(at + "/attention/output/dense", out(self + "/Reshape_3"));
    String y =
        norm(at + "/attention/output/LayerNorm", add(at + "/attention/output/Add", attended, x));
    String inner =
        gelu(at + "/intermediate/intermediate_act_fn", dense(at + "/intermediate/dense", y));
    return norm(
        at + "/output/LayerNorm", add(at + "/output/Add", dense(at + "/output/dense", inner), y));
  }

  /** To {@code [rows, tokens, heads, head size]}, and the axes in another order. */
  private String cut(String name, String x, long... order) {
    node(
            "Concat",
            name + "/Concat",
            constant(name + "/rows", new long[] {0}),
            constant(name + "/tokens", new long[] {0}),
            constant(name + "/heads", new long[] {shape.heads()}),
            constant(name + "/size", new long[] {shape.headSize()}))
        .addAttribute(integer("axis", 0));
    node("Reshape", name, x, out(name + "/Concat"));
    node("Transpose", name + "/Transpose", out(name)).addAttribute(ints("perm", order));
    return out(name + "/Transpose");
  }

  private String dense(String at, String x) {
    String name = canonical(at);
    String kernel = "onnx::MatMul_" + kernels++;
    FloatBuffer bias = weights.view(name + ".bias");
    FloatBuffer values = weights.view(name + ".weight");
    graph.addInitializer(
        floats(kernel, values, values.capacity() / bias.capacity(), bias.capacity()));
    node("MatMul", at + "/MatMul", x, kernel);
    return add(at + "/Add", tensor(name + ".bias"), out(at + "/MatMul"));
  }

  private String norm(String at, String x) {
    node("ReduceMean", at + "/ReduceMean", x).addAttribute(ints("axes", -1));
    node("Sub", at + "/Sub", x, out(at + "/ReduceMean"));
    node("Pow", at + "/Pow", out(at + "/Sub"), constant(at + "/Constant", 2f));
    node("ReduceMean", at + "/ReduceMean_1", out(at + "/Pow")).addAttribute(ints("axes", -1));
    String epsilon = constant(at + "/Constant_1", (float) shape.layerNormEpsilon());
    node("Sqrt", at + "/Sqrt", add(at + "/Add", out(at + "/ReduceMean_1"), epsilon));
    node("Div", at + "/Div", out(at + "/Sub"), out(at + "/Sqrt"));
    node("Mul", at + "/Mul", out(at + "/Div"), tensor(canonical(at) + ".weight"));
    return add(at + "/Add_1", out(at + "/Mul"), tensor(canonical(at) + ".bias"));
  }

  private String gelu(String at, String x) {
    node("Div", at + "/Div", x, constant(at + "/Constant", (float) Math.sqrt(2)));
    node("Erf", at + "/Erf", out(at + "/Div"));
    String one = add(at + "/Add", out(at + "/Erf"), constant(at + "/Constant_1", 1f));
    node("Mul", at + "/Mul", x, one);
    node("Mul", at + "/Mul_1", out(at + "/Mul"), constant(at + "/Constant_2", 0.5f));
    return out(at + "/Mul_1");
  }

  private String add(String name, String left, String right) {
    node("Add", name, left, right);
    return out(name);
  }

  private NodeProto.Builder node(String type, String name, String... inputs) {
    return graph
        .addNodeBuilder()
        .setOpType(type)
        .setName(name)
        .addAllInput(Arrays.asList(inputs))
        .addOutput(out(name));
  }

  private String constant(String name, float value) {
    return constant(name, floats("", FloatBuffer.wrap(new float[] {value})));
  }

  private String constant(String name, long[] values) {
    return constant(name, longs("", values));
  }

  private String constant(String name, TensorProto.Builder value) {
    node("Constant", name)
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("value")
                .setType(AttributeProto.AttributeType.TENSOR)
                .setT(value));
    return out(name);
  }

  /** Adds a tensor of the weights under its own name. */
  private String tensor(String name) {
    int[] dims =
        shape.tensors().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow()
            .dims()
            .stream()
            .mapToInt(Integer::intValue)
            .toArray();
    graph.addInitializer(floats(name, weights.view(name), dims));
    return name;
  }

  /** A tensor of floats, stored as bytes. */
  static TensorProto.Builder floats(String name, FloatBuffer values, int... dims) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.capacity()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values.duplicate());
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(FLOAT)
            .setRawData(ByteString.copyFrom(bytes));
    Arrays.stream(dims).forEach(tensor::addDims);
    return tensor;
  }

  private static TensorProto.Builder longs(String name, long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(INT64)
        .setRawData(ByteString.copyFrom(bytes))
        .addDims(values.length);
  }

  private long[] positionIds() {
    long[] ids = new long[shape.positions()];
    Arrays.setAll(ids, i -> i);
    return ids;
  }

  private static AttributeProto.Builder integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value);
  }

  private static AttributeProto.Builder ints(String name, long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(Arrays.stream(values).boxed().toList());
  }

  private static ValueInfoProto value(String name, int type, int rank) {
    TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
    for (int i = 0; i < rank; i++) {
      dims.addDimBuilder().setDimParam(name + i);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type).setShape(dims)))
        .build();
  }

  private static String canonical(String at) {
    return at.substring(1).replace('/', '.');
  }

  private static String out(String node) {
    return node + "_output_0";
  }
}
