package org.trainyard.jobs.network.pretrained;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An encoder as ONNX Runtime computes it, on one thread: the reference for ours. */
public final class OnnxReference implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  /** Loads an {@code .onnx} file with the inputs and the first output of BERT's exports. */
  public OnnxReference(Path file) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(file.toString(), options);
    } catch (OrtException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The last hidden state of one row, {@code [tokens, hidden]}; all tokens have type 0.
   *
   * @param ids token ids
   * @param mask 1 where there is a token, 0 where there is padding
   */
  public float[][] lastHiddenState(int[] ids, int[] mask) {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      inputs.put("input_ids", tensor(ids));
      inputs.put("attention_mask", tensor(mask));
      if (session.getInputNames().contains("token_type_ids")) {
        inputs.put("token_type_ids", tensor(new int[ids.length]));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        return ((float[][][]) result.get(0).getValue())[0];
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(int[] row) throws OrtException {
    long[] wide = new long[row.length];
    for (int i = 0; i < row.length; i++) {
      wide[i] = row[i];
    }
    return OnnxTensor.createTensor(environment, new long[][] {wide});
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
