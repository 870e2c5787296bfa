package org.trainyard.jobs.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.job.UsageException;

/**
 * A plain convolutional network: for each entry of {@code filters} a convolution without padding,
 * ReLU and a max-pooling of 2×2, then dense layers with ReLU, then softmax. Input {@code
 * [minibatch, channels, height, width]}. The defaults are LeNet-like: 32 and 64 filters of 5×5, 128
 * dense units.
 *
 * @param filters filters of each convolution
 * @param kernel height and width of every filter
 * @param dense units of each dense layer
 */
public record CnnSettings(List<Integer> filters, int kernel, List<Integer> dense)
    implements NetworkSettings {
  /** The catalogue's name. */
  public static final String TYPE = "cnn";

  /** Copies. */
  public CnnSettings {
    filters = List.copyOf(filters);
    dense = List.copyOf(dense);
  }

  static CnnSettings read(Section network) {
    List<Integer> filters = network.integers("filters", 1, 1 << 16);
    int kernel = network.integer("kernel", 1, 63);
    return new CnnSettings(filters, kernel, network.integers("dense", 1, 1 << 20));
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public NetworkDefinition define(NetworkTask task, OptimizerSettings optimizer, long seed) {
    Features features = task.features();
    List<Integer> shape = features.shape();
    if (features.kind() != Features.Kind.IMAGE) {
      throw new UsageException(
          "train.network.type = cnn needs images, but the dataset's features are "
              + features.kind()
              + " "
              + shape
              + "; take train.network.type = mlp");
    }
    requireRoom(shape.get(1), shape.get(2));
    NeuralNetConfiguration.ListBuilder layers =
        optimizer.builder(seed).convolutionMode(ConvolutionMode.Truncate).list();
    for (int count : filters) {
      layers.layer(
          new ConvolutionLayer.Builder(kernel, kernel)
              .nOut(count)
              .activation(Activation.RELU)
              .build());
      layers.layer(
          new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
              .kernelSize(2, 2)
              .stride(2, 2)
              .build());
    }
    for (int units : dense) {
      layers.layer(new DenseLayer.Builder().nOut(units).activation(Activation.RELU).build());
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(task.labels().size())
            .activation(Activation.SOFTMAX)
            .build());
    layers.setInputType(InputType.convolutional(shape.get(1), shape.get(2), shape.get(0)));
    return new NetworkDefinition(optimizer.json(layers.build()), shape, task.labels().size());
  }

  private void requireRoom(int height, int width) {
    int side = Math.min(height, width);
    for (int i = 0; i < filters.size(); i++) {
      side = (side - kernel + 1) / 2;
      if (side < 1) {
        throw new UsageException(
            String.format(
                "train.network: after %d of %d convolutions of %d×%d and pooling nothing is left of"
                    + " an image of %d×%d; use fewer filters or a smaller kernel",
                i + 1, filters.size(), kernel, kernel, height, width));
      }
    }
  }
}
