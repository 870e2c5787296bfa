package org.trainyard.jobs.dl4jspark;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.trainyard.common.job.ContentException;

/**
 * Cuts a DataSet or a MultiDataSet into its examples, each as bytes: how many features and labels
 * there are, the {@link Layout} of every array, then every array's numbers. Masks stay with their
 * example.
 */
final class Examples {
  private Examples() {}

  /**
   * The examples of a DataSet.
   *
   * @throws ContentException if it lacks features or labels, or they differ in number
   */
  static Iterator<byte[]> of(DataSet data) {
    return cut(
        new INDArray[] {data.getFeatures()},
        new INDArray[] {data.getLabels()},
        new INDArray[] {data.getFeaturesMaskArray()},
        new INDArray[] {data.getLabelsMaskArray()});
  }

  /**
   * The examples of a MultiDataSet.
   *
   * @throws ContentException if it lacks features or labels, or they differ in number
   */
  static Iterator<byte[]> of(MultiDataSet data) {
    return cut(
        present(data.getFeatures()),
        present(data.getLabels()),
        masks(data.getFeaturesMaskArrays(), data.numFeatureArrays()),
        masks(data.getLabelsMaskArrays(), data.numLabelsArrays()));
  }

  private static INDArray[] present(INDArray[] arrays) {
    return arrays == null ? new INDArray[0] : arrays;
  }

  private static INDArray[] masks(INDArray[] masks, int count) {
    if (masks == null) {
      return new INDArray[count];
    }
    return Arrays.stream(masks)
        .map(mask -> standsForNone(mask) ? null : mask)
        .toArray(INDArray[]::new);
  }

  /**
   * MultiDataSet writes an absent mask as [-1], and takes it for a mask when it is read by a thread
   * that has not written one.
   */
  private static boolean standsForNone(INDArray mask) {
    return mask != null && mask.rank() == 1 && mask.length() == 1 && mask.getDouble(0) == -1;
  }

  private static Iterator<byte[]> cut(
      INDArray[] features, INDArray[] labels, INDArray[] featureMasks, INDArray[] labelMasks) {
    requireAll("features", features);
    requireAll("labels", labels);
    List<INDArray> arrays =
        Stream.of(features, labels, featureMasks, labelMasks).flatMap(Arrays::stream).toList();
    int examples = requireOneSize(arrays);
    if (examples == 0) {
      return Collections.emptyIterator();
    }
    byte[] header = header(features.length, labels.length, arrays);
    List<byte[]> numbers =
        arrays.stream().map(array -> array == null ? new byte[0] : NativeBytes.of(array)).toList();
    int length = numbers.stream().mapToInt(all -> all.length / examples).sum();
    return IntStream.range(0, examples)
        .mapToObj(
            example -> {
              ByteBuffer row = ByteBuffer.allocate(header.length + length).put(header);
              numbers.forEach(
                  all -> row.put(all, all.length / examples * example, all.length / examples));
              return row.array();
            })
        .iterator();
  }

  private static byte[] header(int features, int labels, List<INDArray> arrays) {
    int bytes = arrays.stream().mapToInt(Layout::bytes).sum();
    ByteBuffer header = ByteBuffer.allocate(2 * Short.BYTES + bytes);
    header.putShort((short) features).putShort((short) labels);
    arrays.forEach(array -> Layout.write(array, header));
    return header.array();
  }

  private static void requireAll(String what, INDArray[] arrays) {
    if (arrays.length == 0 || Arrays.stream(arrays).anyMatch(array -> array == null)) {
      throw new ContentException(
          "a DataSet of the RDD has no " + what + "; training needs features and labels in each");
    }
  }

  private static int requireOneSize(List<INDArray> arrays) {
    long examples = arrays.get(0).size(0);
    for (INDArray array : arrays) {
      if (array != null && (array.size(0) != examples || array.dataType() == DataType.UTF8)) {
        throw new ContentException(
            String.format(
                "an array of a DataSet has shape %s and type %s where its features have %d"
                    + " examples; every array needs as many, and numbers",
                Arrays.toString(array.shape()), array.dataType(), examples));
      }
    }
    return Math.toIntExact(examples);
  }
}
