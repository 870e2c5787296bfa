package org.trainyard.jobs.network.pretrained;

import java.nio.FloatBuffer;
import org.apache.commons.math3.special.Erf;

/** BERT's encoder as its paper has it, in double precision, without any care for time. */
public final class PlainEncoder {
  private final EncoderWeights weights;
  private final EncoderShape shape;
  private final Gelu gelu;

  /** An encoder with these weights. */
  public PlainEncoder(EncoderWeights weights) {
    this(weights, weights.shape().gelu());
  }

  /** An encoder with these weights, and perhaps another activation than they were trained with. */
  PlainEncoder(EncoderWeights weights, Gelu gelu) {
    this.weights = weights;
    this.shape = weights.shape();
    this.gelu = gelu;
  }

  /** The last hidden state, {@code [tokens, hidden]}, of one row without padding. */
  public double[][] lastHiddenState(int... ids) {
    double[][] x = embed(ids);
    for (int i = 0; i < shape.layers(); i++) {
      String layer = EncoderShape.layer(i);
      double[][] attended = dense(layer + "attention.output.dense", attention(layer, x));
      x = norm(layer + "attention.output.LayerNorm", sum(attended, x));
      double[][] inner = gelu(dense(layer + "intermediate.dense", x));
      x = norm(layer + "output.LayerNorm", sum(dense(layer + "output.dense", inner), x));
    }
    return x;
  }

  /** The masked-token head's score of every token id, for one position's last hidden state. */
  public double[] tokenScores(double[] state) {
    double[][] x = gelu(dense("cls.predictions.transform.dense", new double[][] {state}));
    double[] transformed = norm("cls.predictions.transform.LayerNorm", x)[0];
    FloatBuffer words = weights.view(EncoderShape.WORDS);
    FloatBuffer bias = weights.view("cls.predictions.bias");
    double[] scores = new double[shape.vocabulary()];
    for (int id = 0; id < scores.length; id++) {
      scores[id] = bias.get(id);
      for (int j = 0; j < shape.hidden(); j++) {
        scores[id] += transformed[j] * words.get(id * shape.hidden() + j);
      }
    }
    return scores;
  }

  private double[][] embed(int[] ids) {
    FloatBuffer words = weights.view(EncoderShape.WORDS);
    FloatBuffer positions = weights.view(EncoderShape.POSITIONS);
    FloatBuffer types = weights.view(EncoderShape.TOKEN_TYPES);
    int hidden = shape.hidden();
    double[][] x = new double[ids.length][hidden];
    for (int t = 0; t < ids.length; t++) {
      for (int j = 0; j < hidden; j++) {
        x[t][j] =
            (double) words.get(ids[t] * hidden + j) + positions.get(t * hidden + j) + types.get(j);
      }
    }
    return norm("embeddings.LayerNorm", x);
  }

  private double[][] attention(String layer, double[][] x) {
    double[][] query = dense(layer + "attention.self.query", x);
    double[][] key = dense(layer + "attention.self.key", x);
    double[][] value = dense(layer + "attention.self.value", x);
    int size = shape.headSize();
    double[][] result = new double[x.length][shape.hidden()];
    for (int from = 0; from < shape.hidden(); from += size) {
      for (int t = 0; t < x.length; t++) {
        double[] share = new double[x.length];
        double total = 0;
        for (int u = 0; u < x.length; u++) {
          double product = 0;
          for (int j = from; j < from + size; j++) {
            product += query[t][j] * key[u][j];
          }
          share[u] = Math.exp(product / Math.sqrt(size));
          total += share[u];
        }
        for (int u = 0; u < x.length; u++) {
          for (int j = from; j < from + size; j++) {
            result[t][j] += share[u] / total * value[u][j];
          }
        }
      }
    }
    return result;
  }

  private double[][] dense(String name, double[][] x) {
    FloatBuffer kernel = weights.view(name + ".weight");
    FloatBuffer bias = weights.view(name + ".bias");
    int out = bias.capacity();
    double[][] y = new double[x.length][out];
    for (int t = 0; t < x.length; t++) {
      for (int j = 0; j < out; j++) {
        y[t][j] = bias.get(j);
      }
      for (int i = 0; i < x[t].length; i++) {
        for (int j = 0; j < out; j++) {
          y[t][j] += x[t][i] * kernel.get(i * out + j);
        }
      }
    }
    return y;
  }

  private double[][] norm(String name, double[][] x) {
    FloatBuffer scale = weights.view(name + ".weight");
    FloatBuffer bias = weights.view(name + ".bias");
    double[][] y = new double[x.length][shape.hidden()];
    for (int t = 0; t < x.length; t++) {
      double mean = 0;
      for (double each : x[t]) {
        mean += each / x[t].length;
      }
      double variance = 0;
      for (double each : x[t]) {
        variance += (each - mean) * (each - mean) / x[t].length;
      }
      double deviation = Math.sqrt(variance + shape.layerNormEpsilon());
      for (int j = 0; j < x[t].length; j++) {
        y[t][j] = (x[t][j] - mean) / deviation * scale.get(j) + bias.get(j);
      }
    }
    return y;
  }

  private double[][] gelu(double[][] x) {
    double[][] y = new double[x.length][x[0].length];
    for (int t = 0; t < x.length; t++) {
      for (int j = 0; j < x[t].length; j++) {
        y[t][j] = gelu(x[t][j]);
      }
    }
    return y;
  }

  private double gelu(double x) {
    return switch (gelu) {
      case EXACT -> x / 2 * (1 + Erf.erf(x / Math.sqrt(2)));
      case TANH -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    };
  }

  private static double[][] sum(double[][] a, double[][] b) {
    double[][] sum = new double[a.length][a[0].length];
    for (int t = 0; t < a.length; t++) {
      for (int j = 0; j < a[t].length; j++) {
        sum[t][j] = a[t][j] + b[t][j];
      }
    }
    return sum;
  }
}
