package org.trainyard.jobs.dl4jspark;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.jobs.network.Minibatch;
import org.trainyard.jobs.training.shard.MinibatchFormat;

/**
 * Rows that are {@link Examples}. Examples of one layout are copied one behind the other into
 * arrays that are kept; examples that differ in length are merged as DL4J does, padded and masked.
 */
final class ExampleFormat implements MinibatchFormat {
  private static final long serialVersionUID = 1L;

  @Override
  public Reader reader() {
    Merger merger = new Merger();
    return (shard, slots, epoch) -> {
      List<byte[]> rows = new ArrayList<>(slots.length);
      for (int slot : slots) {
        rows.add(shard.row(slot));
      }
      return merger.merge(rows);
    };
  }

  /** Turns examples into minibatches. */
  static final class Merger {
    private byte[] keptHeader = new byte[0];
    private int keptExamples;
    private INDArray[] kept = new INDArray[0];

    /** A minibatch of at least one example; valid until the next call. */
    Minibatch merge(List<byte[]> examples) {
      Header header = Header.read(examples.get(0));
      if (examples.stream().allMatch(header::begins)) {
        return header.minibatch(stack(header, examples));
      }
      return minibatch(MultiDataSet.merge(examples.stream().map(Merger::alone).toList()));
    }

    private INDArray[] stack(Header header, List<byte[]> examples) {
      if (examples.size() != keptExamples || !Arrays.equals(header.bytes(), keptHeader)) {
        kept = header.arrays(examples.size());
        keptHeader = header.bytes();
        keptExamples = examples.size();
      }
      fill(kept, header, examples);
      return kept;
    }

    private static MultiDataSet alone(byte[] example) {
      Header header = Header.read(example);
      INDArray[] arrays = header.arrays(1);
      fill(arrays, header, List.of(example));
      Minibatch one = header.minibatch(arrays);
      return new MultiDataSet(
          one.features(),
          one.labels(),
          one.featureMasks().orElse(null),
          one.labelMasks().orElse(null));
    }

    private static void fill(INDArray[] arrays, Header header, List<byte[]> examples) {
      int from = header.bytes().length;
      for (int i = 0; i < arrays.length; i++) {
        if (arrays[i] != null) {
          int bytes = header.layouts()[i].bytes();
          ByteBuffer all = ByteBuffer.allocate(Math.multiplyExact(bytes, examples.size()));
          for (byte[] example : examples) {
            all.put(example, from, bytes);
          }
          NativeBytes.put(all.array(), arrays[i]);
          from += bytes;
        }
      }
    }

    private static Minibatch minibatch(MultiDataSet merged) {
      return new Minibatch(
          merged.getFeatures(),
          merged.getLabels(),
          Optional.ofNullable(merged.getFeaturesMaskArrays()),
          Optional.ofNullable(merged.getLabelsMaskArrays()));
    }
  }

  /** What stands before an example's numbers. */
  @SuppressWarnings("ArrayRecordComponent") // Lives for one minibatch.
  private record Header(byte[] bytes, int features, int labels, Layout[] layouts) {
    static Header read(byte[] example) {
      ByteBuffer in = ByteBuffer.wrap(example);
      int features = in.getShort();
      int labels = in.getShort();
      Layout[] layouts = new Layout[2 * (features + labels)];
      for (int i = 0; i < layouts.length; i++) {
        layouts[i] = Layout.read(in);
      }
      return new Header(Arrays.copyOf(example, in.position()), features, labels, layouts);
    }

    boolean begins(byte[] example) {
      return example.length >= bytes.length
          && Arrays.equals(example, 0, bytes.length, bytes, 0, bytes.length);
    }

    INDArray[] arrays(int examples) {
      return Arrays.stream(layouts)
          .map(
              layout ->
                  layout == null ? null : Nd4j.create(layout.type(), layout.shape(examples), 'c'))
          .toArray(INDArray[]::new);
    }

    Minibatch minibatch(INDArray[] arrays) {
      int masks = features + labels;
      return new Minibatch(
          Arrays.copyOfRange(arrays, 0, features),
          Arrays.copyOfRange(arrays, features, masks),
          unlessAllAbsent(Arrays.copyOfRange(arrays, masks, masks + features)),
          unlessAllAbsent(Arrays.copyOfRange(arrays, masks + features, arrays.length)));
    }

    private static Optional<INDArray[]> unlessAllAbsent(INDArray[] masks) {
      return Arrays.stream(masks).allMatch(mask -> mask == null)
          ? Optional.empty()
          : Optional.of(masks);
    }
  }
}
