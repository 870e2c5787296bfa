package org.trainyard.jobs.training.round;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.jobs.network.Minibatch;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.runtime.NativeRuntime;
import org.trainyard.jobs.runtime.NativeThread;
import org.trainyard.jobs.training.plan.Seeds;
import org.trainyard.jobs.training.sent.Sent;
import org.trainyard.jobs.training.shard.MinibatchFormat;
import org.trainyard.jobs.training.shard.Shard;

/**
 * Trains rounds of one training. Keeps its network and buffers from round to round; all that it
 * knows of one round is overwritten by the state of the next. Used by one thread only.
 */
final class Trainer {
  /** Tells the seed of what is sent from that of dropout. */
  private static final long SENDING = 1;

  private final TrainingSpec spec;
  private final NumericFingerprint fingerprint;
  private final Network network;
  private final MinibatchFormat.Reader reader;
  private final StepObserver observer;

  Trainer(TrainingSpec spec) {
    this.spec = spec;
    this.fingerprint = NativeRuntime.fingerprint(spec.threadsPerTask());
    this.network = Network.build(spec.network());
    this.reader = spec.format().reader();
    this.observer = spec.observers().observe(network);
  }

  /** Works with a free thread's trainer of a spec, which is made if that thread has none. */
  static <R> R with(TrainingSpec spec, Function<Trainer, R> work) {
    return NativeThread.run(
        thread -> work.apply(thread.hold(Trainer.class, spec.key(), () -> new Trainer(spec))));
  }

  /**
   * Trains one worker's part of one round.
   *
   * @param cancelled asked before every minibatch
   * @param trained told after every minibatch
   * @throws CancellationException if it was cancelled
   */
  WorkerResult train(
      RoundState state, int worker, Shard shard, BooleanSupplier cancelled, Runnable trained) {
    int[][] minibatches = spec.plan().slots(worker, state.epoch(), state.roundInEpoch());
    if (minibatches.length == 0) {
      return new WorkerResult(report(worker, new long[0], 0, 0, 0, List.of()), Sent.nothing());
    }
    long seed = Seeds.derive(spec.plan().seed(), state.round(), worker);
    network.load(state.network(), state.iteration(), state.epoch(), seed);
    long[] rows = new long[Arrays.stream(minibatches).mapToInt(slots -> slots.length).sum()];
    int count = 0;
    double lossSum = 0;
    observer.begin();
    long start = System.nanoTime();
    for (int[] slots : minibatches) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException(
            "worker " + worker + " was cancelled in round " + (state.round() + 1));
      }
      Minibatch minibatch = observer.before(reader.read(shard, slots, state.epoch()));
      lossSum += network.fit(minibatch) * slots.length;
      observer.after(minibatch);
      for (int slot : slots) {
        rows[count++] = shard.index(slot);
      }
      trained.run();
    }
    long nanos = System.nanoTime() - start;
    return new WorkerResult(
        report(
            worker,
            rows,
            network.iteration() - state.iteration(),
            lossSum,
            nanos,
            observer.notes()),
        spec.sending().pack(state.network(), network.state(), Seeds.derive(seed, SENDING)));
  }

  private WorkerReport report(
      int worker, long[] rows, int steps, double lossSum, long nanos, List<Serializable> notes) {
    return new WorkerReport(worker, rows, steps, lossSum, nanos, fingerprint, notes);
  }
}
