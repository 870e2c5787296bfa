package org.trainyard.benchmarks.mllib;

import java.nio.file.Path;
import java.util.Locale;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.trainyard.benchmarks.idx.MnistCut;
import org.trainyard.benchmarks.measured.Options;

/**
 * The measured process of MLlib: caches the rows, warms up on a network that is thrown away, trains
 * a fresh one, evaluates it, and prints one {@code RESULT} line. Options are pairs {@code --name
 * value}; {@code MllibProcess} writes them. Everything not named there is at its default.
 */
public final class MllibMain {
  private static final int WARM_UP_ITERATIONS = 3;

  private MllibMain() {}

  /** Runs one measurement. */
  public static void main(String[] arguments) {
    Options options = Options.parse(arguments);
    NativeBlas.use();
    int cores = options.number("workers");
    try (SparkSession spark = session(cores)) {
      Path data = Path.of(options.text("data"));
      Dataset<Row> train = cached(spark, data, MnistCut.TRAIN_IMAGES, MnistCut.TRAIN_LABELS, cores);
      classifier(options, WARM_UP_ITERATIONS).fit(train);
      long start = System.nanoTime();
      MultilayerPerceptronClassificationModel model =
          classifier(options, options.number("iterations")).fit(train);
      double seconds = (System.nanoTime() - start) / 1e9;
      Dataset<Row> test = cached(spark, data, MnistCut.TEST_IMAGES, MnistCut.TEST_LABELS, cores);
      double accuracy =
          new MulticlassClassificationEvaluator()
              .setMetricName("accuracy")
              .evaluate(model.transform(test));
      System.out.printf(
          Locale.ROOT,
          "RESULT {\"seconds\":%.3f,\"accuracy\":%.6f,\"iterations\":%d}%n",
          seconds,
          accuracy,
          model.summary().totalIterations());
    }
  }

  private static MultilayerPerceptronClassifier classifier(Options options, int iterations) {
    return new MultilayerPerceptronClassifier()
        .setLayers(new int[] {28 * 28, options.number("hidden"), 10})
        .setSeed(options.number("seed"))
        .setMaxIter(iterations);
  }

  private static SparkSession session(int cores) {
    return SparkSession.builder()
        .appName("benchmark mllib")
        .master("local[" + cores + "]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .getOrCreate();
  }

  private static Dataset<Row> cached(
      SparkSession spark, Path data, String images, String labels, int partitions) {
    return Pixels.cached(spark, data.resolve(images), data.resolve(labels), partitions);
  }
}
