package org.trainyard.jobs.dl4jspark;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.deeplearning4j.core.loader.DataSetLoader;
import org.deeplearning4j.core.loader.MultiDataSetLoader;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.api.RepartitionStrategy;
import org.deeplearning4j.spark.api.TrainingHook;
import org.deeplearning4j.spark.api.TrainingMaster;
import org.deeplearning4j.spark.api.TrainingResult;
import org.deeplearning4j.spark.api.TrainingWorker;
import org.deeplearning4j.spark.api.stats.SparkTrainingStats;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.run.Ledger;
import org.trainyard.jobs.network.Network;

/**
 * Takes the place of dl4j-spark's {@code ParameterAveragingTrainingMaster} in {@code
 * SparkDl4jMultiLayer} and {@code SparkComputationGraph}. In each {@code fit} every example is
 * trained exactly once, workers weigh by their examples, moments and step count go on from fit to
 * fit, and {@link #ledger()} has the account. A fit whose account does not come out even, or whose
 * numbers run away, throws {@link org.trainyard.common.job.JobException} and leaves the network as
 * it was.
 *
 * <p>Not thread-safe. The network must be of data type FLOAT. Examples are dealt to the executors'
 * local disks and stay there for further fits on the same RDD, until a fit on another one or {@link
 * #deleteTempFiles(JavaSparkContext)}.
 */
public final class TrainyardTrainingMaster
    implements TrainingMaster<TrainingResult, TrainingWorker<TrainingResult>> {
  private static final Logger LOG = LoggerFactory.getLogger(TrainyardTrainingMaster.class);

  private final MasterSettings settings;
  private final FitSeries fits;

  private TrainyardTrainingMaster(Builder builder) {
    settings =
        new MasterSettings(
            builder.numWorkers,
            builder.batchSizePerWorker,
            builder.averagingFrequency,
            builder.rngSeed,
            builder.approach,
            builder.storageLevel);
    fits = new FitSeries(settings);
    fits.hooks().addAll(builder.hooks);
    setCollectTrainingStats(builder.collectTrainingStats);
  }

  /** The account of every fit so far, one entry each, in order. */
  public Ledger ledger() {
    return fits.ledger();
  }

  @Override
  public void executeTraining(SparkDl4jMultiLayer network, JavaRDD<DataSet> trainingData) {
    fit(network, trainingData, () -> trainingData.flatMap(data -> Examples.of(data)));
  }

  @Override
  public void executeTraining(SparkComputationGraph graph, JavaRDD<DataSet> trainingData) {
    fit(graph, trainingData, () -> trainingData.flatMap(data -> Examples.of(data)));
  }

  @Override
  public void executeTrainingMDS(SparkComputationGraph graph, JavaRDD<MultiDataSet> trainingData) {
    fit(graph, trainingData, () -> trainingData.flatMap(data -> Examples.of(data)));
  }

  /**
   * Trains on the examples of saved DataSets or MultiDataSets. As dl4j-spark calls it, one of the
   * two networks and one of the two loaders is null.
   */
  @Override
  public void executeTrainingPaths(
      SparkDl4jMultiLayer network,
      SparkComputationGraph graph,
      JavaRDD<String> paths,
      DataSetLoader dataSets,
      MultiDataSetLoader multiDataSets) {
    Supplier<JavaRDD<byte[]>> examples =
        () ->
            dataSets == null
                ? PathExamples.ofMultiDataSets(paths, multiDataSets)
                : PathExamples.ofDataSets(paths, dataSets);
    if (network == null) {
      fit(graph, paths, examples);
    } else {
      fit(network, paths, examples);
    }
  }

  private void fit(
      SparkDl4jMultiLayer network, JavaRDD<?> data, Supplier<JavaRDD<byte[]>> examples) {
    Network layers = Network.of(network.getNetwork());
    network.setScore(fits.fit(network.getSparkContext(), layers, data, examples));
  }

  private void fit(
      SparkComputationGraph graph, JavaRDD<?> data, Supplier<JavaRDD<byte[]>> examples) {
    Network vertices = Network.of(graph.getNetwork());
    graph.setScore(fits.fit(graph.getSparkContext(), vertices, data, examples));
  }

  @Override
  public void addHook(TrainingHook hook) {
    fits.hooks().add(Objects.requireNonNull(hook, "hook"));
  }

  @Override
  public void removeHook(TrainingHook hook) {
    fits.hooks().remove(hook);
  }

  @Override
  public void setListeners(Collection<TrainingListener> listeners) {
    setListeners(null, listeners);
  }

  @Override
  public void setListeners(StatsStorageRouter router, Collection<TrainingListener> listeners) {
    fits.listen(
        Optional.ofNullable(router), listeners == null ? List.of() : List.copyOf(listeners));
  }

  @Override
  public void setCollectTrainingStats(boolean collectTrainingStats) {
    if (collectTrainingStats) {
      fits.time();
    } else {
      fits.stopTiming();
    }
  }

  @Override
  public boolean getIsCollectTrainingStats() {
    return fits.statistics().isPresent();
  }

  /** What was timed so far, or null if nothing is collected, as dl4j-spark has it. */
  @Override
  public SparkTrainingStats getTrainingStats() {
    return fits.statistics().orElse(null);
  }

  @Override
  public String toJson() {
    return settings.json();
  }

  /** The settings as JSON, which is YAML too. */
  @Override
  public String toYaml() {
    return settings.json();
  }

  /** Lets the executors drop the dealt examples; the next fit deals them anew. */
  @Override
  public boolean deleteTempFiles(JavaSparkContext sc) {
    fits.close();
    return true;
  }

  /** Lets the executors drop the dealt examples; the next fit deals them anew. */
  @Override
  public boolean deleteTempFiles(SparkContext sc) {
    fits.close();
    return true;
  }

  /**
   * Not supported: workers are the engine's own.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public TrainingWorker<TrainingResult> getWorkerInstance(SparkDl4jMultiLayer network) {
    throw noWorkers();
  }

  /**
   * Not supported: workers are the engine's own.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public TrainingWorker<TrainingResult> getWorkerInstance(SparkComputationGraph graph) {
    throw noWorkers();
  }

  private static UnsupportedOperationException noWorkers() {
    return new UnsupportedOperationException(
        "TrainyardTrainingMaster hands out no workers; add a TrainingHook or a TrainingListener to"
            + " take part in what workers do");
  }

  /** Has the methods of {@code ParameterAveragingTrainingMaster.Builder}, and its defaults. */
  public static final class Builder {
    private final Optional<Integer> numWorkers;
    private int batchSizePerWorker = 16;
    private int averagingFrequency = 5;
    private long rngSeed = 42;
    private RDDTrainingApproach approach = RDDTrainingApproach.Export;
    private Optional<StorageLevel> storageLevel = Optional.of(StorageLevel.MEMORY_AND_DISK());
    private List<TrainingHook> hooks = List.of();
    private boolean collectTrainingStats;

    /**
     * As many workers as Spark's default parallelism.
     *
     * @param rddDataSetNumExamples not needed: each DataSet is cut into as many as it has
     */
    public Builder(int rddDataSetNumExamples) {
      this(null, rddDataSetNumExamples);
    }

    /**
     * A number of workers.
     *
     * @param numWorkers at least 1, or null for Spark's default parallelism, as dl4j-spark has it
     * @param rddDataSetNumExamples not needed: each DataSet is cut into as many as it has
     */
    public Builder(Integer numWorkers, int rddDataSetNumExamples) {
      this.numWorkers = Optional.ofNullable(numWorkers);
      LOG.debug("rddDataSetNumExamples = {} is not needed", rddDataSetNumExamples);
    }

    /** Examples of a minibatch; default 16. */
    public Builder batchSizePerWorker(int batchSizePerWorker) {
      this.batchSizePerWorker = batchSizePerWorker;
      return this;
    }

    /** Minibatches that each worker trains before parameters are averaged; default 5. */
    public Builder averagingFrequency(int averagingFrequency) {
      this.averagingFrequency = averagingFrequency;
      return this;
    }

    /** What the deal, the order of the examples and dropout follow from; default 42. */
    public Builder rngSeed(long rngSeed) {
      this.rngSeed = rngSeed;
      return this;
    }

    /**
     * {@code Export}, the default, deals the examples of an RDD once, for all fits on it; {@code
     * Direct} deals them anew in each fit, for an RDD that gives other examples each time.
     */
    public Builder rddTrainingApproach(RDDTrainingApproach rddTrainingApproach) {
      this.approach = rddTrainingApproach;
      return this;
    }

    /**
     * Where examples stand while they are dealt, default {@code MEMORY_AND_DISK}; null to compute
     * them as often as they are needed.
     */
    public Builder storageLevel(StorageLevel storageLevel) {
      this.storageLevel = Optional.ofNullable(storageLevel);
      return this;
    }

    /** Hooks, called on the workers before and after every minibatch. */
    public Builder trainingHooks(Collection<TrainingHook> trainingHooks) {
      this.hooks = List.copyOf(trainingHooks);
      return this;
    }

    /** Hooks, called on the workers before and after every minibatch. */
    public Builder trainingHooks(TrainingHook... hooks) {
      return trainingHooks(Arrays.asList(hooks));
    }

    /** Whether times are collected; not by default. */
    public Builder collectTrainingStats(boolean collectTrainingStats) {
      this.collectTrainingStats = collectTrainingStats;
      return this;
    }

    /** Not needed: moments are always averaged with the parameters and go on. */
    public Builder saveUpdater(boolean saveUpdater) {
      if (!saveUpdater) {
        LOG.warn("saveUpdater = false is not followed: moments and step count belong together");
      }
      return this;
    }

    /** Not needed: states are averaged on the driver or, where they are large, on the executors. */
    public Builder aggregationDepth(int aggregationDepth) {
      return unneeded("aggregationDepth", aggregationDepth);
    }

    /** Not needed: rows are mapped from local disk. */
    public Builder workerPrefetchNumBatches(int prefetchNumBatches) {
      return unneeded("workerPrefetchNumBatches", prefetchNumBatches);
    }

    /** Not needed: examples are always dealt evenly. */
    public Builder repartionData(Repartition repartition) {
      return unneeded("repartionData", repartition);
    }

    /** Not needed: examples are always dealt evenly. */
    public Builder repartitionStrategy(RepartitionStrategy repartitionStrategy) {
      return unneeded("repartitionStrategy", repartitionStrategy);
    }

    /** Not needed: paths are not kept. */
    public Builder storageLevelStreams(StorageLevel storageLevelStreams) {
      return unneeded("storageLevelStreams", storageLevelStreams);
    }

    /** Not needed: nothing is exported; examples are dealt to Spark's local directories. */
    public Builder exportDirectory(String exportDirectory) {
      return unneeded("exportDirectory", exportDirectory);
    }

    private Builder unneeded(String name, Object value) {
      LOG.debug("{} = {} is not needed", name, value);
      return this;
    }

    /**
     * The master.
     *
     * @throws org.trainyard.common.job.UsageException if a number is below 1
     */
    public TrainyardTrainingMaster build() {
      return new TrainyardTrainingMaster(this);
    }
  }
}
