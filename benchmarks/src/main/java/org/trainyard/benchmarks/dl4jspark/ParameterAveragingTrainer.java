package org.trainyard.benchmarks.dl4jspark;

import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.nd4j.linalg.dataset.DataSet;

/**
 * dl4j-spark's {@code ParameterAveragingTrainingMaster}, set up as its MNIST example does: an RDD
 * of minibatches, averaging every five of them, everything else at its default.
 *
 * <p>The master's splits may leave rows out; the rate is over the rows offered all the same, which
 * is to its advantage.
 */
final class ParameterAveragingTrainer implements Trainer {
  private static final int AVERAGING_FREQUENCY = 5;

  private final JavaSparkContext spark;
  private final int workers;
  private final int minibatchSize;

  ParameterAveragingTrainer(int workers, int minibatchSize) {
    this.workers = workers;
    this.minibatchSize = minibatchSize;
    this.spark =
        new JavaSparkContext(
            new SparkConf()
                .setAppName("benchmark dl4j-spark")
                .setMaster("local[" + workers + "]")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.ui.enabled", "false"));
  }

  @Override
  public MultiLayerNetwork train(MultiLayerConfiguration configuration, List<DataSet> minibatches) {
    ParameterAveragingTrainingMaster master =
        new ParameterAveragingTrainingMaster.Builder(workers, minibatchSize)
            .batchSizePerWorker(minibatchSize)
            .averagingFrequency(AVERAGING_FREQUENCY)
            .build();
    return new SparkDl4jMultiLayer(spark, configuration, master)
        .fit(spark.parallelize(minibatches));
  }

  @Override
  public void close() {
    spark.stop();
  }
}
