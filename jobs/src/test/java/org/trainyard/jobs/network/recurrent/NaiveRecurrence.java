package org.trainyard.jobs.network.recurrent;

/** Both cells as in the papers, one number after another, in double precision. */
final class NaiveRecurrence {
  private final RecurrentLayer.Shape layer;
  private final double[] parameters;

  /** A layer with parameters in the order of {@link WayWeights}. */
  NaiveRecurrence(RecurrentLayer.Shape layer, double[] parameters) {
    this.layer = layer;
    this.parameters = parameters;
  }

  /** Outputs {@code [length, nOut]} of one row {@code [length, nIn]}. */
  double[][] run(double[][] row) {
    double[][] output = new double[row.length][layer.units() * layer.direction().ways()];
    int each = parameters.length / layer.direction().ways();
    for (int way = 0; way < layer.direction().ways(); way++) {
      double[] hidden = new double[layer.units()];
      double[] memory = new double[layer.units()];
      for (int step = 0; step < row.length; step++) {
        int at = way == 0 ? step : row.length - 1 - step;
        hidden =
            layer.cell() == CellType.LSTM
                ? lstm(row[at], hidden, memory, way * each)
                : gru(row[at], hidden, way * each);
        System.arraycopy(hidden, 0, output[at], way * layer.units(), layer.units());
      }
    }
    return output;
  }

  private double[] lstm(double[] input, double[] hidden, double[] memory, int from) {
    int n = layer.units();
    double[] next = new double[n];
    for (int u = 0; u < n; u++) {
      double[] sums = new double[4];
      for (int gate = 0; gate < 4; gate++) {
        sums[gate] =
            weighted(input, from, 4 * n, gate * n + u)
                + weighted(hidden, from + input.length * 4 * n, 4 * n, gate * n + u)
                + parameters[from + (input.length + n) * 4 * n + gate * n + u];
      }
      memory[u] = sigmoid(sums[1]) * memory[u] + sigmoid(sums[0]) * Math.tanh(sums[2]);
      next[u] = sigmoid(sums[3]) * Math.tanh(memory[u]);
    }
    return next;
  }

  private double[] gru(double[] input, double[] hidden, int from) {
    int n = layer.units();
    int recurrent = from + input.length * 3 * n;
    int bias = from + (input.length + n) * 3 * n;
    double[] next = new double[n];
    for (int u = 0; u < n; u++) {
      double reset =
          sigmoid(
              weighted(input, from, 3 * n, n + u)
                  + weighted(hidden, recurrent, 3 * n, u)
                  + parameters[bias + n + u]);
      double update =
          sigmoid(
              weighted(input, from, 3 * n, 2 * n + u)
                  + weighted(hidden, recurrent, 3 * n, n + u)
                  + parameters[bias + 2 * n + u]);
      double remembered =
          weighted(hidden, recurrent, 3 * n, 2 * n + u) + parameters[bias + 3 * n + u];
      double candidate =
          Math.tanh(weighted(input, from, 3 * n, u) + parameters[bias + u] + reset * remembered);
      next[u] = (1 - update) * candidate + update * hidden[u];
    }
    return next;
  }

  private double weighted(double[] values, int from, int columns, int column) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * parameters[from + i * columns + column];
    }
    return sum;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
