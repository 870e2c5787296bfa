package org.trainyard.jobs.dl4jspark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.run.Ledger;

/** Programs for dl4j-spark often serialise with Kryo. */
class KryoIT {
  @TempDir private Path folder;

  @Test
  void trainsEveryRowOnceWithKryo() {
    TrainedRows rows = new TrainedRows("kryo");
    TrainyardTrainingMaster master =
        new TrainyardTrainingMaster.Builder(2, 1)
            .trainingHooks(rows)
            .collectTrainingStats(true)
            .build();
    Map<String, String> kryo =
        Map.of(
            "spark.serializer", "org.apache.spark.serializer.KryoSerializer",
            "spark.kryo.registrator", "org.nd4j.kryo.Nd4jRegistrator");

    try (JavaSparkContext context = LocalSpark.open(folder, kryo)) {
      SparkDl4jMultiLayer spark =
          new SparkDl4jMultiLayer(context, new MultiLayerNetwork(Rows.layers()), master);
      spark.setListeners(
          new org.deeplearning4j.spark.impl.listeners.VanillaStatsStorageRouter(),
          new ScoreListener());
      spark.fit(context.parallelize(Rows.dataSets(60, 1), 2));
    }

    assertEquals(Map.of(), rows.oftenOtherThanOnce(60), "rows not trained just once");
    assertEquals(List.of(new Ledger.Entry(0, 60, 60, 1, 1)), master.ledger().epochs());
  }
}
