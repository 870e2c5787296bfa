package org.trainyard.jobs.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.common.dataset.Features;
import org.trainyard.jobs.masking.MaskedTokens;

/** Turns rows of token ids, each as long as it is, into a network's input and mask. */
public final class TokenBuffer {
  private TokenBuffer() {}

  /**
   * Token ids of some rows, padded to the longest.
   *
   * @param ids {@code [minibatch, longest]}
   * @param mask of the same shape, 1 where there is a token
   */
  public record Input(INDArray ids, INDArray mask) {}

  /** The input of rows of ids, as {@link #ids} gives them; none is empty. */
  public static Input of(List<int[]> rows) {
    int longest = rows.stream().mapToInt(row -> row.length).max().orElse(0);
    float[] values = new float[rows.size() * longest];
    float[] present = new float[rows.size() * longest];
    for (int row = 0; row < rows.size(); row++) {
      int[] ids = rows.get(row);
      for (int i = 0; i < ids.length; i++) {
        values[row * longest + i] = ids[i];
        present[row * longest + i] = 1;
      }
    }
    long[] shape = {rows.size(), longest};
    return new Input(Nd4j.create(values, shape), Nd4j.create(present, shape));
  }

  /** A minibatch of rows and their classes. */
  public static Minibatch minibatch(List<int[]> rows, int[] labels, int classes) {
    Input input = of(rows);
    INDArray oneHot = Nd4j.zeros(rows.size(), classes);
    for (int row = 0; row < labels.length; row++) {
      oneHot.putScalar(row, labels[row], 1);
    }
    return new Minibatch(
        new INDArray[] {input.ids()},
        new INDArray[] {oneHot},
        Optional.of(new INDArray[] {input.mask()}),
        Optional.empty());
  }

  /** A minibatch of rows of which tokens are hidden; its labels are the targets. */
  public static Minibatch masked(List<MaskedTokens> rows) {
    Input input = of(rows.stream().map(MaskedTokens::ids).toList());
    INDArray targets = Nd4j.valueArrayOf(input.ids().shape(), (float) MaskedTokens.NONE);
    for (int row = 0; row < rows.size(); row++) {
      int[] ids = rows.get(row).targets();
      for (int i = 0; i < ids.length; i++) {
        if (ids[i] != MaskedTokens.NONE) {
          targets.putScalar(row, i, ids[i]);
        }
      }
    }
    return new Minibatch(
        new INDArray[] {input.ids()},
        new INDArray[] {targets},
        Optional.of(new INDArray[] {input.mask()}),
        Optional.empty());
  }

  /**
   * The ids of a row as the dataset stores them, little-endian.
   *
   * @param length bytes of them
   */
  public static int[] ids(byte[] stored, int length) {
    int[] ids = new int[length / Features.Dtype.INT32.bytes()];
    ByteBuffer.wrap(stored, 0, length).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(ids);
    return ids;
  }
}
