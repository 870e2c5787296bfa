package org.trainyard.jobs.network.fast;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Adam (Kingma &amp; Ba 2015) over all parameters of a network in one pass: gradients are divided
 * by the minibatch, moments updated and steps computed block by block in the cache. The moments
 * stay where DL4J's updater keeps them.
 */
final class FastAdam implements Updater {
  private static final long serialVersionUID = 1;
  private static final int BLOCK = 4096;

  private final MultiLayerUpdater updater;
  private final Adam settings;
  private final transient float[] gradients = new float[BLOCK];
  private final transient float[] first = new float[BLOCK];
  private final transient float[] second = new float[BLOCK];

  private FastAdam(MultiLayerUpdater updater, Adam settings) {
    this.updater = updater;
    this.settings = settings;
  }

  /**
   * An updater in place of a network's own, if that is Adam alike for all parameters, with neither
   * regularization nor clipping.
   */
  static Optional<FastAdam> of(MultiLayerNetwork network) {
    if (!(network.getUpdater() instanceof MultiLayerUpdater updater)
        || updater.getUpdaterBlocks().size() != 1
        || !network.conf().isMiniBatch()
        || !NativeFloats.plain(network.getFlattenedGradients())
        || !NativeFloats.plain(network.params())) {
      return Optional.empty();
    }
    UpdaterBlock all = updater.getUpdaterBlocks().get(0);
    boolean simple =
        List.of(network.getLayers()).stream().allMatch(FastAdam::isSimple)
            && all.getGradientUpdater().getConfig() instanceof Adam
            && NativeFloats.plain(updater.getStateViewArray())
            && updater.getStateViewArray().length() == 2 * network.numParams();
    return simple
        ? Optional.of(new FastAdam(updater, (Adam) all.getGradientUpdater().getConfig()))
        : Optional.empty();
  }

  private static boolean isSimple(Layer layer) {
    if (layer.numParams() == 0) {
      return true;
    }
    GradientNormalization clipping = layer.getConfig().getGradientNormalization();
    return (clipping == null || clipping == GradientNormalization.None)
        && layer.paramTable(false).keySet().stream()
            .allMatch(
                name ->
                    layer.updaterDivideByMinibatch(name)
                        && !layer.getConfig().isPretrainParam(name)
                        && isEmpty(layer.getConfig().getRegularizationByParam(name)));
  }

  private static boolean isEmpty(List<?> list) {
    return list == null || list.isEmpty();
  }

  @Override
  public void update(
      Trainable layer,
      Gradient gradient,
      int iteration,
      int epoch,
      int batchSize,
      LayerWorkspaceMgr workspaces) {
    INDArray all = gradient.gradient();
    if (!NativeFloats.plain(all)) {
      updater.update(gradient, iteration, epoch, batchSize, workspaces);
      return;
    }
    double steps = iteration + 1.0;
    double correction =
        StrictMath.sqrt(1 - StrictMath.pow(settings.getBeta2(), steps))
            / (1 - StrictMath.pow(settings.getBeta1(), steps));
    float rate = (float) (settings.getLearningRate(iteration, epoch) * correction);
    FloatBuffer values = NativeFloats.buffer(all);
    FloatBuffer moments = NativeFloats.buffer(updater.getStateViewArray());
    int length = values.remaining();
    for (int from = 0; from < length; from += BLOCK) {
      int count = Math.min(BLOCK, length - from);
      values.get(from, gradients, 0, count);
      moments.get(from, first, 0, count);
      moments.get(length + from, second, 0, count);
      step(count, batchSize, rate);
      values.put(from, gradients, 0, count);
      moments.put(from, first, 0, count);
      moments.put(length + from, second, 0, count);
    }
  }

  /** Written so that the compiler can use vector instructions. */
  private void step(int count, int batchSize, float rate) {
    float beta1 = (float) settings.getBeta1();
    float beta2 = (float) settings.getBeta2();
    float epsilon = (float) settings.getEpsilon();
    float rest1 = 1 - beta1;
    float rest2 = 1 - beta2;
    float examples = batchSize;
    for (int i = 0; i < count; i++) {
      float gradient = gradients[i] / examples;
      float mean = beta1 * first[i] + gradient * rest1;
      float square = beta2 * second[i] + gradient * gradient * rest2;
      first[i] = mean;
      second[i] = square;
      gradients[i] = mean * rate / ((float) Math.sqrt(square) + epsilon);
    }
  }

  @Override
  public void setStateViewArray(Trainable layer, INDArray state, boolean initialize) {
    updater.setStateViewArray(layer, state, initialize);
  }

  @Override
  public INDArray getStateViewArray() {
    return updater.getStateViewArray();
  }
}
