package org.trainyard.jobs.network.recurrent;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * How the recurrent parameters begin: weights as an orthogonal matrix for each gate (Saxe et al.
 * 2014, arXiv:1312.6120), and the biases of LSTM's forget gates as 1 (Jozefowicz et al. 2015), so
 * that neither what is remembered nor its gradient fades away at first.
 */
final class InitialWeights {
  private static final int FORGET_GATE = 1;

  private InitialWeights() {}

  static void fill(RecurrentLayer.Shape shape, WayWeights weights) {
    Random random = Nd4j.getRandom();
    for (int gate = 0; gate < shape.cell().gates(); gate++) {
      columns(weights.recurrent(), gate, shape.units())
          .assign(Nd4j.createFromArray(orthogonal(shape.units(), random)));
    }
    if (shape.cell() == CellType.LSTM) {
      columns(weights.bias(), FORGET_GATE, shape.units()).assign(1);
    }
  }

  private static INDArray columns(INDArray matrix, int block, int units) {
    return matrix.get(
        NDArrayIndex.all(), NDArrayIndex.interval((long) block * units, (block + 1L) * units));
  }

  /** A square matrix of normal numbers, made orthogonal row by row (Gram and Schmidt, twice). */
  static float[][] orthogonal(int size, Random random) {
    double[][] rows = new double[size][size];
    float[][] result = new float[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        rows[i][j] = random.nextGaussian();
      }
      for (int other = 0; other < 2 * i; other++) {
        subtract(rows[i], rows[other % i], dot(rows[i], rows[other % i]));
      }
      double length = Math.sqrt(dot(rows[i], rows[i]));
      for (int j = 0; j < size; j++) {
        rows[i][j] /= length;
        result[i][j] = (float) rows[i][j];
      }
    }
    return result;
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private static void subtract(double[] from, double[] vector, double times) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * vector[i];
    }
  }
}
