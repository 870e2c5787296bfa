package org.trainyard.jobs.dl4jspark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;
import org.deeplearning4j.core.storage.Persistable;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.stats.SparkTrainingStats;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.listeners.VanillaStatsStorageRouter;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.stats.StatsUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.JobException;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.run.Ledger;

/** Our training master under SparkDl4jMultiLayer and SparkComputationGraph. */
class TrainyardTrainingMasterIT {
  private static final int ROWS = 250;

  @TempDir private static Path folder;
  private static JavaSparkContext context;

  @BeforeAll
  static void open() {
    context = LocalSpark.open(folder);
  }

  @AfterAll
  static void close() {
    context.close();
  }

  private static TrainyardTrainingMaster.Builder master() {
    return new TrainyardTrainingMaster.Builder(3, 1).batchSizePerWorker(8).averagingFrequency(4);
  }

  private static SparkDl4jMultiLayer layers(TrainyardTrainingMaster master) {
    return new SparkDl4jMultiLayer(context, new MultiLayerNetwork(Rows.layers()), master);
  }

  private static void assertOnce(TrainedRows rows, TrainyardTrainingMaster master, int fits) {
    assertEquals(Map.of(), rows.oftenOtherThan(fits, ROWS), "rows not trained once a fit");
    assertEquals(fits, master.ledger().epochs().size());
    assertTrue(master.ledger().epochs().stream().allMatch(Ledger.Entry::exact), "exact ledger");
  }

  @Test
  void aGraphTrainsEveryRowOnceAndLearns() {
    TrainedRows rows = new TrainedRows("graph");
    TrainyardTrainingMaster master = master().trainingHooks(rows).build();
    SparkComputationGraph spark =
        new SparkComputationGraph(context, new ComputationGraph(Rows.graph()), master);
    JavaRDD<DataSet> data = context.parallelize(Rows.dataSets(ROWS, 7), 5);

    List<Double> scores = new ArrayList<>();
    for (int fit = 0; fit < 3; fit++) {
      spark.fit(data);
      scores.add(spark.getScore());
    }

    assertOnce(rows, master, 3);
    assertTrue(scores.get(2) < 0.5 * scores.get(0), () -> "the loss falls: " + scores);
    // 84 rows in the largest shard: 11 minibatches.
    assertEquals(33, spark.getNetwork().getIterationCount());
    assertEquals(3, spark.getNetwork().getEpochCount());
  }

  @Test
  void aGraphWithTwoInputsTrainsOnMultiDataSets() {
    TrainedRows rows = new TrainedRows("two inputs");
    TrainyardTrainingMaster master = master().trainingHooks(rows).build();
    SparkComputationGraph spark =
        new SparkComputationGraph(context, new ComputationGraph(Rows.twoInputs()), master);
    JavaRDD<org.nd4j.linalg.dataset.api.MultiDataSet> data =
        context.parallelize(new ArrayList<>(Rows.multiDataSets(ROWS)), 3);

    spark.fitMultiDataSet(data);

    assertOnce(rows, master, 1);
  }

  @Test
  void savedDataSetsAreReadFromTheirFolder() throws IOException {
    Path saved = Files.createDirectory(folder.resolve("saved"));
    for (DataSet data : Rows.dataSets(ROWS, 9)) {
      data.save(Files.createTempFile(saved, "data", ".bin").toFile());
    }
    TrainedRows rows = new TrainedRows("paths");
    TrainyardTrainingMaster master = master().trainingHooks(rows).build();

    layers(master).fit(saved.toUri().toString());

    assertOnce(rows, master, 1);
  }

  @Test
  void savedMultiDataSetsAreReadFromTheirFolder() throws IOException {
    Path saved = Files.createDirectory(folder.resolve("multi"));
    for (MultiDataSet data : Rows.multiDataSets(ROWS)) {
      data.save(Files.createTempFile(saved, "data", ".bin").toFile());
    }
    TrainedRows rows = new TrainedRows("multi paths");
    TrainyardTrainingMaster master = master().trainingHooks(rows).build();

    new SparkComputationGraph(context, new ComputationGraph(Rows.twoInputs()), master)
        .fitMultiDataSet(saved.toUri().toString());

    assertOnce(rows, master, 1);
  }

  @Test
  void oneWorkerWithTheWholeBatchIsPlainFit() {
    DataSet all = Rows.dataSets(ROWS, ROWS).get(0);
    MultiLayerNetwork plain = new MultiLayerNetwork(Rows.layers());
    plain.init();
    TrainyardTrainingMaster master =
        new TrainyardTrainingMaster.Builder(1, 1).batchSizePerWorker(ROWS).build();
    SparkDl4jMultiLayer spark = layers(master);
    JavaRDD<DataSet> data = context.parallelize(List.of(all));

    for (int epoch = 0; epoch < 5; epoch++) {
      plain.fit(all);
      spark.fit(data);
    }

    // Adam goes on from fit to fit only if moments and step count do.
    assertArrayEquals(
        plain.params().toFloatVector(), spark.getNetwork().params().toFloatVector(), 1e-5f);
    assertArrayEquals(
        plain.getUpdater().getStateViewArray().toFloatVector(),
        spark.getNetwork().getUpdater().getStateViewArray().toFloatVector(),
        1e-5f);
    assertEquals(5, spark.getNetwork().getIterationCount());
  }

  @Test
  void seriesOfDifferentLengthAreTrainedWithTheirMasks() {
    List<DataSet> series = Rows.series(20);
    DataSet merged = DataSet.merge(series);
    MultiLayerNetwork plain = new MultiLayerNetwork(Rows.recurrent());
    plain.init();
    MultiLayerNetwork network = new MultiLayerNetwork(Rows.recurrent());
    TrainyardTrainingMaster master =
        new TrainyardTrainingMaster.Builder(1, 1).batchSizePerWorker(20).build();

    plain.fit(merged);
    new SparkDl4jMultiLayer(context, network, master).fit(context.parallelize(series, 3));

    assertArrayEquals(plain.params().toFloatVector(), network.params().toFloatVector(), 1e-5f);
  }

  @Test
  void awkwardShapesAreTrainedWhole() {
    for (int rows : List.of(1, 2, 7, 33)) {
      TrainyardTrainingMaster master =
          new TrainyardTrainingMaster.Builder(4, 5)
              .batchSizePerWorker(3)
              .averagingFrequency(2)
              .build();

      layers(master).fit(context.parallelize(Rows.dataSets(rows, 5), 2));

      assertEquals(List.of(new Ledger.Entry(0, rows, rows, 1, 1)), master.ledger().epochs());
    }
  }

  @Test
  void examplesAreComputedOnceUnlessTheApproachIsDirect() {
    for (RDDTrainingApproach approach : RDDTrainingApproach.values()) {
      LongAccumulator computed = context.sc().longAccumulator();
      JavaRDD<DataSet> data =
          context
              .parallelize(Rows.dataSets(30, 1), 2)
              .map(
                  row -> {
                    computed.add(1);
                    return row;
                  });
      SparkDl4jMultiLayer spark = layers(master().rddTrainingApproach(approach).build());

      spark.fit(data);
      spark.fit(data);

      long expected = approach == RDDTrainingApproach.Export ? 30 : 60;
      assertEquals(expected, computed.value(), approach + ": rows computed in two fits");
    }
  }

  @Test
  void whatListenersStoreComesToTheDriver() {
    VanillaStatsStorageRouter storage = new VanillaStatsStorageRouter();
    SparkDl4jMultiLayer spark = layers(master().build());
    spark.setListeners(storage, new ScoreListener());

    spark.fit(context.parallelize(Rows.dataSets(ROWS, 10), 2));

    // 84, 83 and 83 rows: 11 minibatches each.
    List<Persistable> updates = storage.getUpdates();
    assertEquals(33, updates.size(), "one report a minibatch");
    Set<Long> iterations =
        updates.stream().map(Persistable::getTimeStamp).collect(Collectors.toSet());
    assertEquals(11, iterations.size(), "steps go on from round to round");
    assertTrue(
        updates.stream().noneMatch(update -> update.getWorkerID().isEmpty()), "workers are named");
  }

  @Test
  void timesAreCollectedAndDrawnByDl4jSpark() throws Exception {
    SparkDl4jMultiLayer spark = layers(master().collectTrainingStats(true).build());

    spark.fit(context.parallelize(Rows.dataSets(ROWS, 10), 2));

    SparkTrainingStats stats = spark.getSparkTrainingStats();
    assertEquals(
        Set.of("FitTimesMs", "DealTimesMs", "RoundTimesMs", "WorkerTrainTimesMs"),
        stats.getKeySet());
    assertEquals(1, stats.getValue("FitTimesMs").size());
    assertEquals(3, stats.getValue("RoundTimesMs").size(), "11 minibatches, 4 a round");
    assertEquals(9, stats.getValue("WorkerTrainTimesMs").size());
    assertTrue(stats.statsAsString().contains("RoundTimesMs"), stats.statsAsString());
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    StatsUtils.exportStatsAsHTML(stats, page);
    assertTrue(page.toString(StandardCharsets.UTF_8).contains("Worker"), "dl4j-spark's own page");
  }

  @Test
  void aFitThatRunsAwayLeavesTheNetworkAsItWas() {
    MultiLayerNetwork network = new MultiLayerNetwork(Rows.layers());
    network.init();
    float[] before = network.params().dup().toFloatVector();
    DataSet poisoned = Rows.dataSets(ROWS, ROWS).get(0);
    poisoned.getFeatures().putScalar(100, Float.NaN);
    TrainyardTrainingMaster master = master().build();
    SparkDl4jMultiLayer spark = new SparkDl4jMultiLayer(context, network, master);

    JobException thrown =
        assertThrows(JobException.class, () -> spark.fit(context.parallelize(List.of(poisoned))));

    assertTrue(
        thrown.getMessage().contains("Lower the updater's learning rate"), thrown::getMessage);
    assertArrayEquals(before, network.params().toFloatVector());
    assertEquals(0, network.getIterationCount());
    assertEquals(List.of(), master.ledger().epochs());
  }

  @Test
  void whatCannotBeTrainedIsSaidPlainly() {
    ContentException empty =
        assertThrows(
            ContentException.class,
            () -> layers(master().build()).fit(context.parallelize(List.<DataSet>of(), 2)));
    UsageException zero =
        assertThrows(UsageException.class, () -> master().averagingFrequency(0).build());

    assertEquals("the RDD holds no examples; there is nothing to train", empty.getMessage());
    assertEquals("averagingFrequency must be at least 1, found 0", zero.getMessage());
  }

  @Test
  void settingsAreWrittenUnderDl4jSparksNames() {
    String json = master().build().toJson();

    assertTrue(json.contains("\"batchSizePerWorker\" : 8"), json);
    assertTrue(json.contains("\"numWorkers\" : 3"), json);
  }
}
