package org.trainyard.jobs.network;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.schedule.ISchedule;
import org.trainyard.common.config.Section;

/**
 * The optimizer on each worker.
 *
 * @param type which one
 * @param learningRate the rate before any schedule, grown with the number of workers where {@code
 *     scale-with-workers} says so
 * @param schedule how the rate changes from epoch to epoch
 * @param momentum of {@code momentum}; the others have their own constants
 * @param weightDecay share of the rate by which weights shrink at each step, decoupled from the
 *     gradient (Loshchilov &amp; Hutter 2019); 0 for none
 * @param l2 factor of the squared weights added to the loss; 0 for none
 * @param gradientClip largest absolute value of a gradient; 0 for no bound
 */
public record OptimizerSettings(
    Type type,
    double learningRate,
    ScheduleSettings schedule,
    double momentum,
    double weightDecay,
    double l2,
    double gradientClip) {

  /** Optimizers by name. */
  public enum Type {
    /** Plain gradient descent. */
    SGD,
    /** Gradient descent with Nesterov's momentum. */
    MOMENTUM,
    /** Adam (Kingma &amp; Ba 2015): β₁ 0.9, β₂ 0.999, ε 1e-8. */
    ADAM,
    /** AdaGrad (Duchi 2011). */
    ADAGRAD,
    /** RMSProp (Hinton 2012). */
    RMSPROP
  }

  /** Reads {@code train.optimizer}, for a training of so many epochs by so many workers. */
  public static OptimizerSettings read(Section optimizer, int epochs, int workers) {
    double rate = optimizer.positive("learning-rate", 1000);
    RateScaling scaling = optimizer.choice("scale-with-workers", RateScaling.class);
    return new OptimizerSettings(
        optimizer.choice("type", Type.class),
        rate * scaling.factor(workers),
        ScheduleSettings.read(optimizer.section("schedule"), epochs),
        optimizer.number("momentum", 0, 0.9999),
        optimizer.number("weight-decay", 0, 1),
        optimizer.number("l2", 0, 1000),
        optimizer.number("gradient-clip", 0, 1e9));
  }

  /** These settings for a dataset of which a worker makes so many steps an epoch. */
  public OptimizerSettings withStepsPerEpoch(int steps) {
    return new OptimizerSettings(
        type,
        learningRate,
        schedule.withStepsPerEpoch(steps),
        momentum,
        weightDecay,
        l2,
        gradientClip);
  }

  /**
   * DL4J's builder with this optimizer, to which a network adds its layers; {@link #json} ends it.
   */
  public NeuralNetConfiguration.Builder builder(long seed) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.XAVIER)
            .updater(updater(1));
    if (gradientClip > 0) {
      builder
          .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
          .gradientNormalizationThreshold(gradientClip);
    }
    return builder;
  }

  /**
   * The finished configuration of a network as DL4J's JSON, with weight decay and L2 on the weights
   * of every layer. DL4J's builder would put either on twice.
   */
  String json(MultiLayerConfiguration configuration) {
    List<Regularization> regularization = new ArrayList<>();
    if (weightDecay > 0) {
      regularization.add(new DecoupledWeightDecay(weightDecay));
    }
    if (l2 > 0) {
      regularization.add(new L2Regularization(l2));
    }
    configuration.getConfs().stream()
        .map(NeuralNetConfiguration::getLayer)
        .filter(BaseLayer.class::isInstance)
        .forEach(layer -> ((BaseLayer) layer).setRegularization(regularization));
    return configuration.toJson();
  }

  /** The rate of a step in an epoch, both counted from 0. */
  public double learningRate(int epoch, int step) {
    return schedule.rate(learningRate, epoch, step);
  }

  /** The updater with the rate times a factor, for a layer that learns slower than the others. */
  IUpdater updater(double factor) {
    ISchedule rate = schedule.forDl4j(learningRate * factor);
    return switch (type) {
      case SGD -> new Sgd(rate);
      case MOMENTUM -> new Nesterovs(rate, momentum);
      case ADAM -> new Adam(rate);
      case ADAGRAD -> AdaGrad.builder().learningRateSchedule(rate).epsilon(1e-6).build();
      case RMSPROP ->
          RmsProp.builder().learningRateSchedule(rate).rmsDecay(0.95).epsilon(1e-8).build();
    };
  }
}
