package org.trainyard.jobs.training.round;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.network.NetworkDefinition;
import org.trainyard.jobs.training.plan.RoundPlan;
import org.trainyard.jobs.training.sent.Sending;
import org.trainyard.jobs.training.shard.Shard;
import org.trainyard.jobs.training.shard.Shards;

/**
 * Rounds as on a cluster, without one. Two trainers take turns, so that each begins where another
 * one ended, as when an executor is lost or a row of rounds is resumed.
 */
final class Engine {
  private final TrainingSpec spec;
  private final List<Trainer> trainers;
  private final List<Shard> shards;

  Engine(String json, Examples examples, RoundPlan plan) {
    NetworkDefinition network = new NetworkDefinition(json, List.of(1), 1);
    spec = new TrainingSpec("parity", network, plan, examples.format(), Sending.ALL, 1);
    trainers = List.of(new Trainer(spec), new Trainer(spec));
    shards =
        IntStream.range(0, plan.workers())
            .mapToObj(worker -> Shards.of(plan.deal(0), worker, examples::bytes))
            .toList();
  }

  /** The network as a worker builds it. */
  Network network() {
    return Network.build(spec.network());
  }

  /** The state after so many epochs. */
  RoundState train(int epochs) {
    RoundState state = RoundState.beginning(network().state());
    while (state.epoch() < epochs) {
      state = state.after(round(state), spec.plan().rounds(state.epoch()));
    }
    return state;
  }

  private RoundOutcome round(RoundState state) {
    List<WorkerResult> results = new ArrayList<>();
    for (int worker = 0; worker < shards.size(); worker++) {
      Trainer trainer = trainers.get((int) ((state.round() + worker) % trainers.size()));
      results.add(trainer.train(state, worker, shards.get(worker), () -> false, () -> {}));
    }
    return new RoundOutcome(
        Averaging.combine(results.stream().map(WorkerResult::arrival).toList()),
        results.stream().map(WorkerResult::report).toList(),
        0,
        0);
  }
}
