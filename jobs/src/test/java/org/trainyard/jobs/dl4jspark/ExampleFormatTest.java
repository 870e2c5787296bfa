package org.trainyard.jobs.dl4jspark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.common.job.ContentException;
import org.trainyard.jobs.network.Minibatch;

/** DataSets are cut into examples and put together again, with nothing lost. */
class ExampleFormatTest {
  private final ExampleFormat.Merger merger = new ExampleFormat.Merger();

  private static List<byte[]> all(Iterator<byte[]> examples) {
    List<byte[]> list = new ArrayList<>();
    examples.forEachRemaining(list::add);
    return list;
  }

  @Test
  void examplesOfOneLayoutAreTheDataSetAgain() {
    INDArray features =
        Nd4j.rand(DataType.FLOAT, 5, 3, 4, 2); // [examples, channels, height, width]
    INDArray labels = Nd4j.rand(DataType.FLOAT, 5, 2);

    Minibatch merged = merger.merge(all(Examples.of(new DataSet(features, labels))));

    assertEquals(features, merged.features()[0]);
    assertEquals(labels, merged.labels()[0]);
    assertTrue(merged.featureMasks().isEmpty(), "no mask came, no mask is there");
    assertTrue(merged.labelMasks().isEmpty(), "no mask came, no mask is there");
  }

  @Test
  void viewsInOtherOrdersKeepTheirNumbers() {
    INDArray features = Nd4j.rand(DataType.FLOAT, 3, 6).transpose(); // [6, 3], columns first
    INDArray labels = Nd4j.rand(DataType.FLOAT, 9, 2).get(interval(2, 8)); // a view
    List<byte[]> examples = all(Examples.of(new DataSet(features, labels)));

    Minibatch merged = merger.merge(List.of(examples.get(4), examples.get(1)));

    assertEquals(features.getRow(4), merged.features()[0].getRow(0));
    assertEquals(labels.getRow(1), merged.labels()[0].getRow(1));
  }

  @Test
  void masksStayWithTheirExample() {
    INDArray features = Nd4j.rand(DataType.FLOAT, 2, 3, 4); // [examples, values, time]
    INDArray labels = Nd4j.rand(DataType.FLOAT, 2, 2, 4); // [examples, outputs, time]
    INDArray featureMask = Nd4j.createFromArray(new float[][] {{1, 1, 0, 0}, {1, 1, 1, 0}});
    INDArray labelMask = Nd4j.createFromArray(new float[][] {{0, 1, 0, 0}, {0, 0, 1, 0}});
    DataSet data = new DataSet(features, labels, featureMask, labelMask);

    Minibatch merged = merger.merge(all(Examples.of(data)));

    assertEquals(featureMask, merged.featureMasks().orElseThrow()[0]);
    assertEquals(labelMask, merged.labelMasks().orElseThrow()[0]);
  }

  @Test
  void seriesOfDifferentLengthArePaddedAndMasked() {
    DataSet longer = series(3, 1f);
    DataSet shorter = series(2, 2f);
    List<byte[]> examples = new ArrayList<>(all(Examples.of(longer)));
    examples.addAll(all(Examples.of(shorter)));

    Minibatch merged = merger.merge(examples);

    assertArrayEquals(new long[] {2, 1, 3}, merged.features()[0].shape());
    INDArray mask = Nd4j.createFromArray(new float[][] {{1, 1, 1}, {1, 1, 0}});
    assertEquals(mask, merged.featureMasks().orElseThrow()[0]);
    assertEquals(mask, merged.labelMasks().orElseThrow()[0]);
    assertEquals(2f, merged.features()[0].getFloat(1, 0, 1));
    assertEquals(0f, merged.features()[0].getFloat(1, 0, 2));
  }

  @Test
  void severalInputsAndOutputsKeepTheirPlaces() {
    INDArray[] features = {Nd4j.rand(DataType.FLOAT, 3, 2), Nd4j.rand(DataType.FLOAT, 3, 1, 4)};
    INDArray[] labels = {Nd4j.rand(DataType.FLOAT, 3, 2), Nd4j.rand(DataType.FLOAT, 3, 5)};
    INDArray mask = Nd4j.createFromArray(new float[][] {{1, 0, 0, 0}, {1, 1, 0, 0}, {1, 1, 1, 1}});
    MultiDataSet data = new MultiDataSet(features, labels, new INDArray[] {null, mask}, null);

    Minibatch merged = merger.merge(all(Examples.of(data)));

    assertArrayEquals(features, merged.features());
    assertArrayEquals(labels, merged.labels());
    assertArrayEquals(new INDArray[] {null, mask}, merged.featureMasks().orElseThrow());
    assertTrue(merged.labelMasks().isEmpty(), "no label mask came");
  }

  @Test
  void anAbsentMaskThatWasSavedIsAbsentAgain() throws Exception {
    INDArray[] features = {Nd4j.rand(DataType.FLOAT, 1, 2), Nd4j.rand(DataType.FLOAT, 1, 1, 2)};
    INDArray mask = Nd4j.createFromArray(new float[][] {{1, 0}});
    MultiDataSet data =
        new MultiDataSet(
            features,
            new INDArray[] {Nd4j.rand(DataType.FLOAT, 1, 2)},
            new INDArray[] {null, mask},
            null);
    byte[] saved = save(data);
    // Another thread than the one that saved, as on an executor.
    MultiDataSet[] loaded = new MultiDataSet[1];
    Thread reader = new Thread(() -> loaded[0] = load(saved));
    reader.start();
    reader.join();

    Minibatch merged = merger.merge(all(Examples.of(loaded[0])));

    assertArrayEquals(new INDArray[] {null, mask}, merged.featureMasks().orElseThrow());
  }

  @Test
  void theNextMinibatchHasNothingOfTheLast() {
    List<byte[]> examples = all(Examples.of(Rows.dataSets(8, 8).get(0)));
    merger.merge(examples.subList(0, 4));

    Minibatch second = merger.merge(examples.subList(4, 8));

    for (int i = 0; i < 4; i++) {
      assertEquals(4 + i, Rows.number(second.features()[0].getDouble(i, 0)));
    }
  }

  @Test
  void anEmptyDataSetHasNoExamples() {
    DataSet empty =
        new DataSet(Nd4j.create(DataType.FLOAT, 0, 3), Nd4j.create(DataType.FLOAT, 0, 2));

    assertFalse(Examples.of(empty).hasNext(), "no examples");
  }

  @Test
  void whatCannotBeTrainedIsRefused() {
    DataSet unlabelled = new DataSet(Nd4j.rand(DataType.FLOAT, 2, 3), null);
    DataSet uneven = new DataSet(Nd4j.rand(DataType.FLOAT, 2, 3), Nd4j.rand(DataType.FLOAT, 1, 2));

    ContentException noLabels = assertThrows(ContentException.class, () -> Examples.of(unlabelled));
    ContentException other = assertThrows(ContentException.class, () -> Examples.of(uneven));

    assertTrue(noLabels.getMessage().contains("has no labels"), noLabels.getMessage());
    assertTrue(
        other.getMessage().contains("shape [1, 2] and type FLOAT where its features have 2"),
        other.getMessage());
  }

  private static DataSet series(int time, float value) {
    return new DataSet(
        Nd4j.valueArrayOf(new long[] {1, 1, time}, value, DataType.FLOAT),
        Nd4j.valueArrayOf(new long[] {1, 2, time}, value, DataType.FLOAT));
  }

  private static org.nd4j.linalg.indexing.INDArrayIndex interval(int from, int to) {
    return org.nd4j.linalg.indexing.NDArrayIndex.interval(from, to);
  }

  private static byte[] save(MultiDataSet data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    data.save(out);
    return out.toByteArray();
  }

  private static MultiDataSet load(byte[] saved) {
    try {
      MultiDataSet data = new MultiDataSet();
      data.load(new ByteArrayInputStream(saved));
      return data;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
