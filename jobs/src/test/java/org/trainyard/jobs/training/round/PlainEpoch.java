package org.trainyard.jobs.training.round;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.jobs.training.plan.RoundPlan;
import org.trainyard.jobs.training.plan.Seeds;
import org.trainyard.jobs.training.shard.Shards;

/**
 * The minibatches of an epoch for {@code fit} of plain DL4J. Random numbers begin anew where a
 * round begins, as the engine has it.
 */
final class PlainEpoch implements DataSetIterator {
  private static final long serialVersionUID = 1L;

  /** Rows of a minibatch, and the round in which it is trained. */
  private record Step(long round, long[] rows) {}

  private final transient Examples examples;
  private final transient RoundPlan plan;
  private final transient Iterator<Step> steps;
  private long round = -1;

  private PlainEpoch(Examples examples, RoundPlan plan, List<Step> steps) {
    this.examples = examples;
    this.plan = plan;
    this.steps = steps.iterator();
  }

  /** The minibatches of the first worker, in its order. */
  static PlainEpoch ofOneWorker(Examples examples, RoundPlan plan, int epoch) {
    List<Step> steps = new ArrayList<>();
    for (int round = 0; round < plan.rounds(epoch); round++) {
      for (int[] slots : plan.slots(0, epoch, round)) {
        steps.add(new Step(count(plan, epoch, round), rows(plan, 0, slots).toArray()));
      }
    }
    return new PlainEpoch(examples, plan, steps);
  }

  /** For each round one minibatch of all rows that the workers train in it. */
  static PlainEpoch joined(Examples examples, RoundPlan plan, int epoch) {
    List<Step> steps = new ArrayList<>();
    for (int round = 0; round < plan.rounds(epoch); round++) {
      LongStream joined = LongStream.empty();
      for (int worker = 0; worker < plan.workers(); worker++) {
        for (int[] slots : plan.slots(worker, epoch, round)) {
          joined = LongStream.concat(joined, rows(plan, worker, slots));
        }
      }
      steps.add(new Step(count(plan, epoch, round), joined.toArray()));
    }
    return new PlainEpoch(examples, plan, steps);
  }

  private static long count(RoundPlan plan, int epoch, int round) {
    return plan.roundsBefore(epoch) + round;
  }

  private static LongStream rows(RoundPlan plan, int worker, int[] slots) {
    long[] rows = Shards.rows(plan.deal(0), worker);
    return IntStream.of(slots).mapToLong(slot -> rows[slot]);
  }

  @Override
  public boolean hasNext() {
    return steps.hasNext();
  }

  @Override
  public DataSet next() {
    Step step = steps.next();
    if (step.round != round) {
      round = step.round;
      Nd4j.getRandom().setSeed(Seeds.derive(plan.seed(), round, 0));
    }
    return examples.minibatch(step.rows);
  }

  @Override
  public DataSet next(int rows) {
    throw new UnsupportedOperationException("minibatches are those of the plan");
  }

  /** Not, for random numbers are those of the thread. */
  @Override
  public boolean asyncSupported() {
    return false;
  }

  @Override
  public boolean resetSupported() {
    return false;
  }

  @Override
  public void reset() {
    throw new UnsupportedOperationException("an epoch is gone through once");
  }

  @Override
  public int inputColumns() {
    return -1;
  }

  @Override
  public int totalOutcomes() {
    return -1;
  }

  @Override
  public int batch() {
    return plan.shape().minibatchSize();
  }

  @Override
  public void setPreProcessor(DataSetPreProcessor preProcessor) {
    throw new UnsupportedOperationException("rows come as they are");
  }

  @Override
  public DataSetPreProcessor getPreProcessor() {
    return null;
  }

  @Override
  public List<String> getLabels() {
    return List.of();
  }
}
