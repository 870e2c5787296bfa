package org.trainyard.benchmarks.scaling.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RoundSimulatorTest {
  private static final double TINY = 1e-9;
  private static final Costs COSTS = new Costs(0.5, 0.25, 2, 3, 4, 5, 6, 7);
  private static final double GIGABYTE = 1e9;

  private static RoundSimulator equalWorkers(Costs costs, Cluster cluster) {
    return new RoundSimulator(costs, cluster, Stragglers.NONE, Failures.NONE);
  }

  private static RoundTime round(Costs costs, Cluster cluster, Work work) {
    return equalWorkers(costs, cluster).simulate(work, 1, 0);
  }

  @Test
  void oneWorkerTakesTheSumOfAllParts() {
    Work work = new Work(2 * GIGABYTE, 10, 1.5);

    RoundTime time = round(COSTS, Cluster.onOneMachine(1, 2, CombineAt.DRIVER), work);

    assertEquals(0.5 + 0.25, time.launch(), TINY);
    assertEquals(2 * 3, time.broadcast(), TINY);
    assertEquals(2 * 4, time.state(), TINY);
    assertEquals(15, time.training(), TINY);
    assertEquals(2 * 5 + 2 * 6, time.combine(), TINY);
    assertEquals(0.75 + 6 + 8 + 15 + 22, time.total(), TINY);
  }

  @Test
  void tasksAreHandedOutOneAfterAnother() {
    Costs scheduling = new Costs(0.5, 0.25, 0, 0, 0, 0, 0, 0);
    Work work = new Work(0, 1, 3);

    RoundTime time = round(scheduling, Cluster.onOneMachine(100, 2, CombineAt.DRIVER), work);

    assertEquals(0.5 + 100 * 0.25, time.launch(), TINY);
    assertEquals(3, time.training(), TINY);
    assertEquals(0.5 + 25 + 3, time.total(), TINY);
  }

  @Test
  void workersThatShareCoresHandleTheirStatesInTurn() {
    Costs costs = new Costs(0, 0, 0, 0, 4, 0, 0, 0);
    Work work = new Work(GIGABYTE, 1, 1);

    assertEquals(5, round(costs, Cluster.onOneMachine(2, 2, CombineAt.DRIVER), work).total(), TINY);
    assertEquals(
        1 + 4 * 4, round(costs, Cluster.onOneMachine(8, 2, CombineAt.DRIVER), work).total(), TINY);
  }

  @Test
  void theBroadcastTakesALinksTimeAndABlockForEachDoubling() {
    // 80 MB/s, 8 blocks of 4 MiB, 8 workers: three doublings.
    double bytes = 8 * (4 << 20);
    Cluster cluster = Cluster.ofMachines(8, 0.64, 0.01, CombineAt.DRIVER);

    RoundTime time = round(Costs.NONE, cluster, new Work(bytes, 1, 1));

    assertEquals((bytes + 3 * (4 << 20)) / 80e6 + 8 * 0.01, time.broadcast(), TINY);
  }

  @Test
  void theDriverReceivesOneWorkerAfterAnother() {
    // 1 GB at 8 Gbit/s is a second.
    Cluster cluster = Cluster.ofMachines(10, 8, 0, CombineAt.DRIVER);

    RoundTime time = round(Costs.NONE, cluster, new Work(GIGABYTE, 1, 5));

    assertEquals(10, time.combine(), TINY);
  }

  @Test
  void onExecutorsEveryLinkCarriesOneState() {
    Work work = new Work(GIGABYTE, 1, 5);
    Cluster cluster = Cluster.ofMachines(64, 8, 0, CombineAt.EXECUTORS);

    // The shuffle, then all slices to the driver.
    assertEquals(2, round(Costs.NONE, cluster, work).combine(), TINY);
    // 64 slices for 640 workers: each reads ten times a slice of the state's 64th.
    assertEquals(10 + 1, round(Costs.NONE, cluster.withWorkers(640), work).combine(), TINY);
    assertEquals(
        2,
        round(Costs.NONE, cluster.withWorkers(640).with(CombineAt.ALL_EXECUTORS), work).combine(),
        TINY);
  }

  @Test
  void aSecondStageHasTasksOfItsOwn() {
    Work work = new Work(GIGABYTE, 1, 5);

    RoundTime time = round(COSTS, Cluster.onOneMachine(4, 2, CombineAt.EXECUTORS), work);

    assertEquals(2 * (4 + 7), time.state(), TINY);
    assertEquals(2 + 4 * 0.25 + 2 * (7 + 6) + 5, time.combine(), TINY);
  }

  @Test
  void efficiencyIsTheShareOfTraining() {
    Costs costs = new Costs(1, 0, 0, 0, 0, 0, 0, 0);
    RoundSimulator simulator = equalWorkers(costs, Cluster.onOneMachine(1, 1, CombineAt.DRIVER));

    assertEquals(0.75, simulator.efficiency(new Work(0, 3, 1), 1, 5), TINY);
    assertEquals(0.9, simulator.efficiency(new Work(0, 9, 1), 1, 5), TINY);
  }

  @Test
  void moreWorkersAreNeverMoreEfficientAndMoreMinibatchesAlways() {
    RoundSimulator simulator =
        new RoundSimulator(
            new Costs(0.05, 0.002, 0.05, 1, 1, 1, 1, 1),
            Cluster.ofMachines(1, 10, 0.001, CombineAt.EXECUTORS),
            new Stragglers(0.05, 0.2),
            new Failures(0.001, 60));
    double before = 1;
    for (int workers = 1; workers <= 1024; workers *= 4) {
      RoundSimulator at = simulator.with(simulator.cluster().withWorkers(workers));
      double few = at.efficiency(Work.withAdam(1e6, 10, 0.1), 3, 50);
      double many = at.efficiency(Work.withAdam(1e6, 100, 0.1), 3, 50);

      assertTrue(few < before, workers + " workers: " + few + ", fewer workers: " + before);
      assertTrue(many > few, workers + " workers: " + many + " with more minibatches, " + few);
      before = few;
    }
  }

  @Test
  void theSlowestWorkerDecides() {
    // Of 1,000 log-normal numbers with sigma 0.1 and mean 1 the largest is 1.376 on average.
    RoundSimulator simulator =
        new RoundSimulator(
            Costs.NONE,
            Cluster.onOneMachine(1000, 1, CombineAt.DRIVER),
            new Stragglers(0.1, 0),
            Failures.NONE);

    assertEquals(1.376, simulator.mean(new Work(0, 1, 1), 5, 200).total(), 0.01);
  }

  @Test
  void whatIsUnequalFromMinibatchToMinibatchAveragesOut() {
    RoundSimulator simulator =
        new RoundSimulator(
            Costs.NONE,
            Cluster.onOneMachine(100, 1, CombineAt.DRIVER),
            new Stragglers(0, 0.5),
            Failures.NONE);

    double few = simulator.efficiency(new Work(0, 1, 1), 5, 100);
    double many = simulator.efficiency(new Work(0, 10_000, 1), 5, 100);

    assertTrue(few < 0.4, "one minibatch: " + few);
    assertTrue(many > 0.98, "ten thousand: " + many);
  }

  @Test
  void aSeedGivesTheSameRoundsAgain() {
    RoundSimulator simulator =
        new RoundSimulator(
            COSTS,
            Cluster.onOneMachine(10, 2, CombineAt.DRIVER),
            new Stragglers(0.2, 0.2),
            Failures.NONE);
    Work work = new Work(GIGABYTE, 5, 1);

    assertEquals(simulator.mean(work, 1, 20), simulator.mean(work, 1, 20));
    assertNotEquals(simulator.mean(work, 1, 20), simulator.mean(work, 2, 20));
  }

  @Test
  void failuresLoseHalfATaskAndTheRecovery() {
    // One failure in a million workers' hours: with one worker the mean loss is half the task.
    Failures rare = new Failures(1e-6, 60);
    double seconds = 3600;

    assertEquals(1e-6 * (seconds / 2 + 60), rare.delay(1, seconds), 1e-7);
    // So many that one is sure to come, and the latest near the end.
    assertEquals(seconds + 60, new Failures(1, 60).delay(100_000, seconds), 0.1);
    assertEquals(0, Failures.NONE.delay(1000, seconds));
  }

  @Test
  void failuresMakeRoundsLonger() {
    Work work = new Work(0, 1, 3600);
    RoundSimulator calm = equalWorkers(Costs.NONE, Cluster.onOneMachine(1000, 1, CombineAt.DRIVER));
    RoundSimulator failing =
        new RoundSimulator(Costs.NONE, calm.cluster(), Stragglers.NONE, new Failures(0.001, 60));

    assertEquals(3600, calm.mean(work, 1, 1).total(), TINY);
    // On average one failure a round: exp(-1) of the rounds have none.
    assertEquals(
        3600 + Math.exp(-1) * 3600 + (1 - Math.exp(-1)) * 60,
        failing.mean(work, 1, 1).total(),
        0.01);
  }

  @Test
  void whatCannotBeIsRefusedWithWhatWasFound() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> Cluster.onOneMachine(0, 2, CombineAt.DRIVER));

    assertTrue(refused.getMessage().contains("workers 0"), refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Work(1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Failures(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Stragglers(0, Double.NaN));
  }
}
