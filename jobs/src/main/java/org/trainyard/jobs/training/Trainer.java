package org.trainyard.jobs.training;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.jobs.network.MinibatchBuffer;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.runtime.NativeRuntime;

/**
 * Trains rounds of one training. Keeps its network and buffers from round to round; all that it
 * knows of one round is overwritten by the state of the next. Used by one thread only.
 */
final class Trainer {
  private final TrainingSpec spec;
  private final NumericFingerprint fingerprint;
  private final Network network;
  private final MinibatchBuffer buffer;

  Trainer(TrainingSpec spec) {
    this.spec = spec;
    this.fingerprint = NativeRuntime.fingerprint(spec.threadsPerTask());
    this.network = Network.build(spec.network());
    this.buffer =
        new MinibatchBuffer(
            spec.features(), spec.scaling(), spec.network().inputShape(), spec.classes());
  }

  /**
   * Trains one worker's part of one round.
   *
   * @param cancelled asked before every minibatch
   * @throws CancellationException if it was cancelled
   */
  WorkerResult train(RoundState state, int worker, Shard shard, BooleanSupplier cancelled) {
    RoundPlan plan = spec.plan();
    int[][] minibatches = plan.slots(worker, state.epoch(), state.roundInEpoch());
    network.load(
        state.network(),
        state.iteration(),
        state.epoch(),
        Seeds.derive(plan.seed(), state.round(), worker));
    long[] rows = new long[Arrays.stream(minibatches).mapToInt(slots -> slots.length).sum()];
    int trained = 0;
    double lossSum = 0;
    long start = System.nanoTime();
    for (int[] slots : minibatches) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException(
            "worker " + worker + " was cancelled in round " + (state.round() + 1));
      }
      buffer.resize(slots.length);
      for (int i = 0; i < slots.length; i++) {
        buffer.setFeatures(i, shard.block(slots[i]), shard.offset(slots[i]));
        buffer.setLabel(i, shard.label(slots[i]));
      }
      lossSum += network.fit(buffer.features(), buffer.labels()) * slots.length;
      for (int slot : slots) {
        rows[trained++] = shard.index(slot);
      }
    }
    long nanos = System.nanoTime() - start;
    return new WorkerResult(
        worker, network.state(), rows, minibatches.length, lossSum, nanos, fingerprint);
  }
}
