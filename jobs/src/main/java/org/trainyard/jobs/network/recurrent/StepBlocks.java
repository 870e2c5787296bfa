package org.trainyard.jobs.network.recurrent;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.trainyard.jobs.network.sequence.NativeMatrix;

/**
 * The part of a step that is no matrix product: a few rows at a time are copied out of native
 * memory, block by block, computed by the {@link Cell}, and copied back.
 */
final class StepBlocks {
  /** Numbers of a block at once: enough for long loops, few enough for the first cache. */
  private static final int NUMBERS = 1024;

  private final Cell cell;
  private final int units;
  private final int most;
  private final float[][] blocks;
  private final float[][] biases;
  private final float[][] gradients;
  private final float[] before;
  private final float[] state;
  private final float[] hidden;
  private final float[] stateGradient;
  private final float[] later;
  private float[] stateGradients = new float[0];

  StepBlocks(CellType type, int units) {
    this.units = units;
    most = Math.max(1, NUMBERS / units);
    int length = most * units;
    cell = type.cell(length);
    blocks = new float[CellType.BLOCKS][length];
    biases = new float[CellType.BLOCKS][length];
    gradients = new float[CellType.BLOCKS][length];
    before = new float[length];
    state = new float[length];
    hidden = new float[length];
    stateGradient = new float[length];
    later = new float[length];
  }

  /** Takes over the biases, {@code [4 · units]}. */
  void load(FloatBuffer bias) {
    for (int block = 0; block < CellType.BLOCKS; block++) {
      for (int row = 0; row < most; row++) {
        bias.get(block * units, biases[block], row * units, units);
      }
    }
  }

  /** Forgets the gradients of the states. */
  void startBackward(int rows) {
    if (stateGradients.length < rows * units) {
      stateGradients = new float[rows * units];
    }
    Arrays.fill(stateGradients, 0);
  }

  /** Turns a step's sums into gates, states, outputs, and the next step's previous outputs. */
  void forward(
      StepOrder order,
      int step,
      NativeMatrix sums,
      NativeMatrix states,
      NativeMatrix previous,
      float[] masks,
      NativeMatrix output,
      int column) {
    int active = order.active(step);
    int goOn = order.active(step + 1);
    for (int place = 0; place < active; place += most) {
      int rows = Math.min(most, active - place);
      int count = rows * units;
      int position = order.first(step) + place;
      get(sums, position, rows);
      getBefore(order, step, place, states, count);
      cell.forward(blocks, biases, before, state, hidden, count);
      put(blocks, sums, position, rows);
      states.buffer().put(position * units, state, 0, count);
      for (int i = 0; i < rows; i++) {
        int to = order.token(position + i) * output.columns() + column;
        output.buffer().put(to, hidden, i * units, units);
        VariationalDropout.apply(masks, order.row(place + i), hidden, i * units, units);
      }
      int stay = Math.min(rows, goOn - place);
      if (stay > 0) {
        int to = (order.first(step + 1) + place) * units;
        previous.buffer().put(to, hidden, 0, stay * units);
      }
    }
  }

  /** Turns a step's gates into the gradients of its sums. */
  void backward(
      StepOrder order,
      int step,
      NativeMatrix sums,
      NativeMatrix states,
      float[] masks,
      NativeMatrix outputGradient,
      int column,
      NativeMatrix fromLater) {
    int active = order.active(step);
    int wentOn = order.active(step + 1);
    for (int place = 0; place < active; place += most) {
      int rows = Math.min(most, active - place);
      int count = rows * units;
      int position = order.first(step) + place;
      get(sums, position, rows);
      getBefore(order, step, place, states, count);
      states.buffer().get(position * units, state, 0, count);
      for (int i = 0; i < rows; i++) {
        int from = order.token(position + i) * outputGradient.columns() + column;
        outputGradient.buffer().get(from, hidden, i * units, units);
      }
      int stayed = Math.min(rows, wentOn - place);
      if (stayed > 0) {
        addLater(order, place, stayed, masks, fromLater);
      }
      System.arraycopy(stateGradients, place * units, stateGradient, 0, count);
      cell.backward(blocks, before, state, hidden, stateGradient, gradients, count);
      System.arraycopy(stateGradient, 0, stateGradients, place * units, count);
      put(gradients, sums, position, rows);
    }
  }

  private void addLater(
      StepOrder order, int place, int rows, float[] masks, NativeMatrix fromLater) {
    int count = rows * units;
    fromLater.buffer().get(place * units, later, 0, count);
    for (int i = 0; i < rows; i++) {
      VariationalDropout.apply(masks, order.row(place + i), later, i * units, units);
    }
    for (int i = 0; i < count; i++) {
      hidden[i] += later[i];
    }
  }

  private void getBefore(StepOrder order, int step, int place, NativeMatrix states, int count) {
    if (step == 0) {
      Arrays.fill(before, 0, count, 0);
    } else {
      states.buffer().get((order.first(step - 1) + place) * units, before, 0, count);
    }
  }

  private void get(NativeMatrix from, int position, int rows) {
    for (int i = 0; i < rows; i++) {
      int at = (position + i) * CellType.BLOCKS * units;
      for (float[] block : blocks) {
        from.buffer().get(at, block, i * units, units);
        at += units;
      }
    }
  }

  private void put(float[][] from, NativeMatrix to, int position, int rows) {
    for (int i = 0; i < rows; i++) {
      int at = (position + i) * CellType.BLOCKS * units;
      for (float[] block : from) {
        to.buffer().put(at, block, i * units, units);
        at += units;
      }
    }
  }
}
