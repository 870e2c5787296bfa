package org.trainyard.benchmarks.pytorch;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/**
 * One network in training: Adam on the cross-entropy, initial weights as those of DL4J's {@code
 * XAVIER}, biases of zero.
 *
 * <p>The loop is that of DJL's {@code EasyTrain}, without its listeners. What a minibatch leaves is
 * closed with the minibatch's manager, as DJL's notes on memory ask. The gradients need no zeroing:
 * DJL's update for PyTorch does that itself, parameter by parameter.
 */
final class PyTorchTraining implements AutoCloseable {
  private final Model model;
  private final Trainer trainer;
  private final int minibatchSize;

  PyTorchTraining(Block network, Shape input, float learningRate, int minibatchSize) {
    this.minibatchSize = minibatchSize;
    model = Model.newInstance("measured", Device.cpu(), PyTorchMain.ENGINE);
    model.setBlock(network);
    trainer = model.newTrainer(configuration(learningRate));
    trainer.initialize(input);
  }

  /**
   * Trains on the rows from the first to before {@code end}, once, in their order.
   *
   * @return the mean loss of the rows, each minibatch's before its step
   */
  double fit(Examples examples, int end) {
    double lossSum = 0;
    for (int first = 0; first < end; first += minibatchSize) {
      try (NDManager minibatch = trainer.getManager().newSubManager()) {
        Examples rows = examples.slice(first, Math.min(end, first + minibatchSize), minibatch);
        try (GradientCollector collector = trainer.newGradientCollector()) {
          NDList output = trainer.forward(new NDList(rows.features()));
          NDArray loss = trainer.getLoss().evaluate(new NDList(rows.labels()), output);
          collector.backward(loss);
          lossSum += loss.getFloat() * rows.rows();
        }
        trainer.step();
      }
    }
    return lossSum / end;
  }

  /** Number of parameters. */
  long parameters() {
    return model.getBlock().getParameters().values().stream()
        .mapToLong(parameter -> parameter.getArray().size())
        .sum();
  }

  /** Share of the rows classified right, 0 to 1. */
  double accuracy(Examples examples) {
    long right = 0;
    for (int first = 0; first < examples.rows(); first += minibatchSize) {
      try (NDManager minibatch = trainer.getManager().newSubManager()) {
        int end = Math.min(examples.rows(), first + minibatchSize);
        Examples rows = examples.slice(first, end, minibatch);
        NDArray scores = trainer.evaluate(new NDList(rows.features())).singletonOrThrow();
        right += scores.argMax(1).eq(rows.labels()).toType(DataType.INT64, false).sum().getLong();
      }
    }
    return (double) right / examples.rows();
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }

  private static TrainingConfig configuration(float learningRate) {
    return new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
        .optDevices(new Device[] {Device.cpu()})
        .optInitializer(
            new XavierInitializer(
                XavierInitializer.RandomType.GAUSSIAN, XavierInitializer.FactorType.AVG, 1),
            Parameter.Type.WEIGHT)
        .optInitializer(Initializer.ZEROS, Parameter.Type.BIAS)
        .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(learningRate)).build());
  }
}
