package org.trainyard.jobs.dl4jspark;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.trainyard.common.run.Ledger;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.network.NetworkDefinition;
import org.trainyard.jobs.runtime.NativeRuntime;
import org.trainyard.jobs.training.RowTally;
import org.trainyard.jobs.training.plan.RoundPlan;
import org.trainyard.jobs.training.round.CombinePlace;
import org.trainyard.jobs.training.round.Divergence;
import org.trainyard.jobs.training.round.RoundOutcome;
import org.trainyard.jobs.training.round.RoundRunner;
import org.trainyard.jobs.training.round.RoundState;
import org.trainyard.jobs.training.round.StepObserver;
import org.trainyard.jobs.training.round.TrainingSpec;
import org.trainyard.jobs.training.sent.Sending;

/**
 * One epoch over dealt examples, from the state of the user's network to its next. The network is
 * written once, at the end, after every row was found trained exactly once; a fit that fails leaves
 * it as it was.
 */
final class Fit {
  private static final String WAY_OUT =
      "Lower the updater's learning rate, or set the network's gradientNormalization. The network"
          + " is left as it was before this fit";

  private final JavaSparkContext context;
  private final Network network;
  private final StepObserver.Maker observers;
  private final Consumer<RoundOutcome> afterRound;

  /**
   * A fit.
   *
   * @param network the user's, on the driver
   * @param observers look on while workers train
   * @param afterRound told of every round
   */
  Fit(
      JavaSparkContext context,
      Network network,
      StepObserver.Maker observers,
      Consumer<RoundOutcome> afterRound) {
    this.context = context;
    this.network = network;
    this.observers = observers;
    this.afterRound = afterRound;
  }

  /**
   * What came of a fit.
   *
   * @param entry the account of its rows
   * @param loss mean loss of the rows of its last round
   */
  record Outcome(Ledger.Entry entry, double loss) {}

  /**
   * Trains every example once.
   *
   * @throws org.trainyard.common.job.JobException if a row was not trained exactly once, or numbers
   *     have run away
   */
  Outcome run(DealtExamples examples) {
    RoundPlan plan = examples.plan();
    int epoch = network.epoch();
    RoundState state =
        new RoundState(plan.roundsBefore(epoch), epoch, 0, network.iteration(), network.state());
    RowTally tally = new RowTally(plan.rows());
    double loss = 0;
    Divergence divergence = new Divergence(Optional.empty(), WAY_OUT);
    try (RoundRunner runner = new RoundRunner(context, spec(plan), CombinePlace.AUTO)) {
      runner.buildNetworks();
      while (state.epoch() == epoch) {
        RoundOutcome outcome = runner.run(state, examples.shards());
        loss = outcome.loss();
        RoundState next = state.after(outcome, plan.rounds(epoch));
        divergence.check(outcome, state, next);
        tally.add(outcome.reports());
        afterRound.accept(outcome);
        state = next;
      }
    }
    Ledger.Entry entry = tally.close(epoch);
    // SparkDl4jMultiLayer and SparkComputationGraph count the epoch themselves.
    network.load(state.network(), state.iteration(), epoch);
    return new Outcome(entry, loss);
  }

  private TrainingSpec spec(RoundPlan plan) {
    int threads = context.getConf().getInt("spark.task.cpus", 1);
    NativeRuntime.load(threads);
    return new TrainingSpec(
        UUID.randomUUID().toString(),
        new NetworkDefinition(network.json(), List.of(), 0),
        plan,
        new ExampleFormat(),
        Sending.ALL,
        threads,
        observers);
  }
}
