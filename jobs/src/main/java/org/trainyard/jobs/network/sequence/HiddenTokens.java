package org.trainyard.jobs.network.sequence;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.trainyard.jobs.network.fast.NativeFloats;

/** Which tokens of a packed minibatch are to be predicted, and what they are. */
final class HiddenTokens {
  private int count;
  private final int[] places;
  private final int[] targets;

  private HiddenTokens(int tokens) {
    places = new int[tokens];
    targets = new int[tokens];
  }

  /**
   * Those of a minibatch.
   *
   * @param labels {@code [minibatch, longest]}: token ids, -1 where nothing is to be predicted
   */
  static HiddenTokens of(Packing packing, INDArray labels, int vocabulary) {
    INDArray plain = NativeFloats.plain(labels) ? labels : labels.dup('c');
    FloatBuffer ids = NativeFloats.buffer(plain);
    int time = (int) labels.size(1);
    HiddenTokens hidden = new HiddenTokens(packing.tokens());
    for (int row = 0; row < packing.rows(); row++) {
      for (int i = 0; i < packing.length(row); i++) {
        int id = (int) ids.get(row * time + i);
        if (id >= vocabulary) {
          throw new IllegalArgumentException(
              String.format(
                  "row %d of the minibatch is to predict token %d, the network knows 0 to %d",
                  row, id, vocabulary - 1));
        }
        if (id >= 0) {
          hidden.add(packing.start(row) + i, id);
        }
      }
    }
    return hidden;
  }

  /** All tokens of a minibatch, of which nothing is known. */
  static HiddenTokens all(Packing packing) {
    HiddenTokens hidden = new HiddenTokens(packing.tokens());
    Arrays.setAll(hidden.places, token -> token);
    hidden.count = packing.tokens();
    return hidden;
  }

  private void add(int place, int target) {
    places[count] = place;
    targets[count++] = target;
  }

  int count() {
    return count;
  }

  /** The token's number in the packed minibatch. */
  int place(int number) {
    return places[number];
  }

  /** Its id. */
  int target(int number) {
    return targets[number];
  }
}
