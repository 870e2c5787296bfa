package org.trainyard.jobs.network.fast;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gradients of the kernels and biases of a convolution with stride 1 and without padding, as one
 * small matrix product for each image: patches {@code [channels · kernelHeight · kernelWidth + 1,
 * pixels]} times gradients {@code [filters, pixels]}, transposed. The additional row of patches
 * holds ones, so that the biases' gradients come out beside the kernels'. The images are added up
 * in their order.
 */
final class KernelGradients {
  private final long[] inputShape;
  private final long[] kernelShape;
  private final int outHeight;
  private final int outWidth;
  private final int pixels;
  private final int filters;
  private final int rows;
  private final float[] image;
  private final float[] patches;
  private final float[] sums;
  private final INDArray patchMatrix;
  private final INDArray sumMatrix;

  /**
   * Room for images of one size.
   *
   * @param inputShape {@code [minibatch, channels, height, width]}; the minibatch does not matter
   * @param kernelShape {@code [filters, channels, kernelHeight, kernelWidth]}
   */
  KernelGradients(long[] inputShape, long[] kernelShape) {
    this.inputShape = inputShape.clone();
    this.kernelShape = kernelShape.clone();
    outHeight = (int) (inputShape[2] - kernelShape[2] + 1);
    outWidth = (int) (inputShape[3] - kernelShape[3] + 1);
    pixels = outHeight * outWidth;
    filters = (int) kernelShape[0];
    rows = (int) (kernelShape[1] * kernelShape[2] * kernelShape[3]) + 1;
    image = new float[(int) (inputShape[1] * inputShape[2] * inputShape[3])];
    patches = new float[rows * pixels];
    Arrays.fill(patches, (rows - 1) * pixels, rows * pixels, 1);
    sums = new float[filters * rows];
    patchMatrix = lasting(rows, pixels);
    sumMatrix = lasting(filters, rows);
  }

  /** A matrix outside the workspace that is open, whose memory is used again at its end. */
  @SuppressWarnings("try")
  private static INDArray lasting(int rows, int columns) {
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'c');
    }
  }

  /** Whether this was made for such images and kernels. */
  boolean fits(long[] input, long[] kernels) {
    return Arrays.equals(input, 1, 4, inputShape, 1, 4) && Arrays.equals(kernels, kernelShape);
  }

  /**
   * Computes the gradients of a minibatch.
   *
   * @param input {@code [minibatch, channels, height, width]}
   * @param gradient of the pre-activations, {@code [minibatch, filters, outHeight, outWidth]}
   * @param kernels takes {@code [filters, channels, kernelHeight, kernelWidth]}
   * @param biases takes {@code [filters]}
   */
  void compute(INDArray input, INDArray gradient, FloatBuffer kernels, FloatBuffer biases) {
    FloatBuffer pictures = NativeFloats.buffer(input);
    FloatBuffer nativePatches = NativeFloats.buffer(patchMatrix);
    FloatPointer patchPointer = NativeFloats.pointer(patchMatrix);
    FloatPointer sumPointer = NativeFloats.pointer(sumMatrix);
    FloatPointer delta = NativeFloats.pointer(gradient);
    for (int n = 0; n < input.size(0); n++) {
      pictures.get(n * image.length, image);
      fillPatches();
      nativePatches.put(0, patches);
      openblas_nolapack.cblas_sgemm(
          openblas_nolapack.CblasRowMajor,
          openblas_nolapack.CblasNoTrans,
          openblas_nolapack.CblasTrans,
          filters,
          rows,
          pixels,
          1,
          delta.position((long) n * filters * pixels),
          pixels,
          patchPointer,
          pixels,
          n == 0 ? 0 : 1,
          sumPointer,
          rows);
    }
    NativeFloats.buffer(sumMatrix).get(0, sums);
    int weights = rows - 1;
    for (int filter = 0; filter < filters; filter++) {
      kernels.put(filter * weights, sums, filter * rows, weights);
      biases.put(filter, sums[filter * rows + weights]);
    }
  }

  private void fillPatches() {
    int height = (int) inputShape[2];
    int width = (int) inputShape[3];
    int to = 0;
    for (int channel = 0; channel < kernelShape[1]; channel++) {
      for (int ky = 0; ky < kernelShape[2]; ky++) {
        for (int kx = 0; kx < kernelShape[3]; kx++) {
          int from = (channel * height + ky) * width + kx;
          for (int y = 0; y < outHeight; y++) {
            System.arraycopy(image, from + y * width, patches, to, outWidth);
            to += outWidth;
          }
        }
      }
    }
  }
}
