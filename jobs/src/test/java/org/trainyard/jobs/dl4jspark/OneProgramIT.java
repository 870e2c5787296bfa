package org.trainyard.jobs.dl4jspark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.TrainingHook;
import org.deeplearning4j.spark.api.TrainingMaster;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.DataSet;
import org.trainyard.common.run.Ledger;

/**
 * One program for dl4j-spark, once with its own training master and once with ours: 39 minibatches,
 * 4 workers, averaging every 5.
 */
class OneProgramIT {
  private static final int WORKERS = 4;
  private static final int MINIBATCH = 16;
  private static final int AVERAGING_FREQUENCY = 5;
  private static final int ROWS = 39 * MINIBATCH;

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

  /** The program. All that differs is the training master. */
  private static MultiLayerNetwork program(TrainingMaster<?, ?> master) {
    JavaRDD<DataSet> data = context.parallelize(Rows.dataSets(ROWS, MINIBATCH), 4);
    MultiLayerNetwork network = new MultiLayerNetwork(Rows.layers());
    SparkDl4jMultiLayer spark = new SparkDl4jMultiLayer(context, network, master);
    return spark.fit(data);
  }

  private static TrainingMaster<?, ?> stock(TrainingHook hook) {
    return new ParameterAveragingTrainingMaster.Builder(WORKERS, MINIBATCH)
        .batchSizePerWorker(MINIBATCH)
        .averagingFrequency(AVERAGING_FREQUENCY)
        .rngSeed(1)
        .trainingHooks(List.of(hook))
        .build();
  }

  private static TrainyardTrainingMaster ours(TrainingHook hook) {
    return new TrainyardTrainingMaster.Builder(WORKERS, MINIBATCH)
        .batchSizePerWorker(MINIBATCH)
        .averagingFrequency(AVERAGING_FREQUENCY)
        .rngSeed(1)
        .trainingHooks(List.of(hook))
        .build();
  }

  @Test
  void theStockMasterDropsHalfOfTheRows() {
    TrainedRows rows = new TrainedRows("stock");

    MultiLayerNetwork network = program(stock(rows));

    // One split of 4 × 5 minibatches for the 39: the other 19 are never trained.
    assertEquals(20 * MINIBATCH, rows.trained(), "rows that were trained");
    Map<Integer, Integer> others = rows.oftenOtherThanOnce(ROWS);
    assertEquals(19 * MINIBATCH, others.size(), "rows that were dropped");
    assertTrue(others.values().stream().allMatch(often -> often == 0), others::toString);
    assertEquals(AVERAGING_FREQUENCY, network.getIterationCount());
  }

  @Test
  void oursTrainsEveryRowOnce() {
    TrainedRows rows = new TrainedRows("ours");
    TrainyardTrainingMaster master = ours(rows);

    MultiLayerNetwork network = program(master);

    assertEquals(ROWS, rows.trained(), "rows that were trained");
    assertEquals(Map.of(), rows.oftenOtherThanOnce(ROWS), "rows not trained just once");
    assertEquals(List.of(new Ledger.Entry(0, ROWS, ROWS, 1, 1)), master.ledger().epochs());
    // The largest shard has 156 rows, which are 10 minibatches.
    assertEquals(10, network.getIterationCount());
    assertEquals(1, network.getEpochCount());
  }
}
