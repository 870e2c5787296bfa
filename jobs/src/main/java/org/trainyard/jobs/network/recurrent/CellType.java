package org.trainyard.jobs.network.recurrent;

/**
 * The kinds of recurrent cell. Either computes four blocks of numbers a step, each as wide as the
 * layer has units; they are named in the order of the columns of weights and biases.
 */
public enum CellType {
  /**
   * Long short-term memory (Hochreiter &amp; Schmidhuber 1997) with forget gates (Gers et al. 2000)
   * and without peepholes. Blocks: input gate, forget gate, candidate, output gate; both kinds of
   * weights feed all of them.
   */
  LSTM(4),
  /**
   * Gated recurrent unit (Cho et al. 2014) in the form of cuDNN and PyTorch: the reset gate is
   * applied after the recurrent product, which has a bias of its own. Blocks: candidate, reset
   * gate, update gate, recurrent part of the candidate; input weights feed the first three,
   * recurrent weights the last three.
   */
  GRU(3);

  /** Blocks of numbers a step. */
  static final int BLOCKS = 4;

  private final int gates;

  CellType(int gates) {
    this.gates = gates;
  }

  /** Blocks that each kind of weights feeds: input weights the first, recurrent ones the last. */
  int gates() {
    return gates;
  }

  /** The first block that recurrent weights feed. */
  int firstRecurrentBlock() {
    return BLOCKS - gates;
  }

  /** Arithmetic for so many numbers of each block at once. */
  Cell cell(int most) {
    return switch (this) {
      case LSTM -> new LstmCell(most);
      case GRU -> new GruCell();
    };
  }
}
