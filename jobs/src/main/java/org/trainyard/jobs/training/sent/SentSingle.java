package org.trainyard.jobs.training.sent;

import org.trainyard.jobs.network.FlatState;

/** Numbers in single precision. */
record SentSingle(FlatState state) implements Sent {
  static final SentSingle NOTHING = new SentSingle(new FlatState(new float[0], new float[0]));

  @Override
  public float[] parameters() {
    return state.parameters();
  }

  @Override
  public float[] moments() {
    return state.moments();
  }

  @Override
  public Sent slice(int number, int parts) {
    return new SentSingle(state.slice(number, parts));
  }
}
