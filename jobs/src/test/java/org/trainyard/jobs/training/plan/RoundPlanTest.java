package org.trainyard.jobs.training.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundPlanTest {
  /** The row in each slot of each worker's shard, as the deal says. */
  private static long[][] shards(RoundPlan plan, int epoch) {
    long[][] shards = new long[plan.workers()][];
    for (int worker = 0; worker < plan.workers(); worker++) {
      shards[worker] = new long[plan.shardRows(worker)];
      Arrays.fill(shards[worker], -1);
    }
    Deal deal = plan.deal(epoch);
    for (long row = 0; row < plan.rows(); row++) {
      long place = deal.place(row);
      int worker = deal.worker(place);
      int slot = Math.toIntExact(place - deal.start(worker));
      assertEquals(-1, shards[worker][slot], plan + ": two rows in slot " + slot);
      shards[worker][slot] = row;
    }
    return shards;
  }

  /** How often each row is trained in an epoch. */
  private static int[] trained(RoundPlan plan, int epoch) {
    long[][] shards = shards(plan, epoch);
    int[] trained = new int[Math.toIntExact(plan.rows())];
    for (int round = 0; round < plan.rounds(epoch); round++) {
      int inRound = 0;
      for (int worker = 0; worker < plan.workers(); worker++) {
        int[][] minibatches = plan.slots(worker, epoch, round);
        assertTrue(minibatches.length <= plan.shape().minibatchesPerRound(epoch), plan.toString());
        for (int[] minibatch : minibatches) {
          assertTrue(
              minibatch.length >= 1 && minibatch.length <= plan.shape().minibatchSize(),
              plan.toString());
          for (int slot : minibatch) {
            trained[Math.toIntExact(shards[worker][slot])]++;
            inRound++;
          }
        }
      }
      assertTrue(inRound > 0, plan + ": nobody trains in round " + round);
    }
    return trained;
  }

  private static void assertEveryRowOnce(RoundPlan plan, int epoch) {
    int[] trained = trained(plan, epoch);
    for (int row = 0; row < trained.length; row++) {
      assertEquals(1, trained[row], plan + ", epoch " + epoch + ", row " + row);
    }
  }

  @Test
  void everyRowIsTrainedOnceAnEpochWhateverTheShape() {
    Random random = new Random(20261121);
    for (int i = 0; i < 3000; i++) {
      RoundPlan plan =
          new RoundPlan(
              1 + random.nextInt(400),
              random.nextLong(),
              new RoundShape(
                  1 + random.nextInt(12),
                  1 + random.nextInt(40),
                  1 + random.nextInt(9),
                  new PostLocal(random.nextInt(4), 1 + random.nextInt(9)),
                  random.nextInt(3),
                  random.nextBoolean() ? 1 + random.nextInt(60) : Integer.MAX_VALUE));
      assertEveryRowOnce(plan, random.nextInt(5));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 64, 16", // one row
    "3, 8, 64, 16", // fewer rows than workers
    "624, 4, 16, 5", // 39 minibatches, 4 workers, 5 a round
    "129, 2, 64, 5", // a last minibatch of one row
    "54000, 2, 64, 47", // MNIST
    "60001, 7, 1, 1000" // one row a minibatch
  })
  void everyRowIsTrainedOnceInShapesThatAreKnownToBeHard(
      long rows, int workers, int minibatchSize, int minibatchesPerRound) {
    RoundPlan plan =
        new RoundPlan(rows, 42, RoundShape.of(workers, minibatchSize, minibatchesPerRound));

    assertEveryRowOnce(plan, 0);
    assertEveryRowOnce(plan, 1);
  }

  @Test
  void aWorkerThatIsDoneSitsOut() {
    RoundPlan plan = new RoundPlan(5, 42, RoundShape.of(2, 1, 1));

    assertEquals(3, plan.rounds(0));
    assertEquals(1, plan.slots(0, 0, 2).length);
    assertEquals(0, plan.slots(1, 0, 2).length);
  }

  @Test
  void theLastMinibatchMayHaveOneRow() {
    RoundPlan plan = new RoundPlan(65, 42, RoundShape.of(1, 64, 16));

    int[][] minibatches = plan.slots(0, 0, 0);

    assertEquals(2, minibatches.length);
    assertEquals(64, minibatches[0].length);
    assertEquals(1, minibatches[1].length);
  }

  @Test
  void shardsDifferByOneRowAtMost() {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      RoundPlan plan =
          new RoundPlan(1 + random.nextInt(10_000), 1, RoundShape.of(1 + random.nextInt(50), 8, 4));
      long sum = 0;
      for (int worker = 0; worker < plan.workers(); worker++) {
        int rows = plan.shardRows(worker);
        assertTrue(plan.shardRows(0) - rows <= 1 && plan.shardRows(0) >= rows, plan.toString());
        assertEquals(rows, plan.deal(0).size(worker), plan.toString());
        sum += rows;
      }
      assertEquals(plan.rows(), sum, plan.toString());
    }
  }

  @Test
  void theOrderIsAnotherInEachEpochForEachWorkerAndEachSeed() {
    RoundPlan plan = new RoundPlan(2000, 42, RoundShape.of(2, 1000, 1));
    List<int[]> orders = new ArrayList<>();
    orders.add(plan.slots(0, 0, 0)[0]);
    orders.add(plan.slots(0, 1, 0)[0]);
    orders.add(plan.slots(1, 0, 0)[0]);
    orders.add(new RoundPlan(2000, 43, RoundShape.of(2, 1000, 1)).slots(0, 0, 0)[0]);

    for (int i = 0; i < orders.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertFalse(Arrays.equals(orders.get(i), orders.get(j)), "orders " + i + " and " + j);
      }
    }
  }

  @Test
  void theDealFollowsFromTheSeed() {
    assertArrayEquals(
        shards(new RoundPlan(100, 5, RoundShape.of(3, 8, 4)), 0),
        shards(new RoundPlan(100, 5, RoundShape.of(3, 16, 2)), 0));
    assertFalse(
        Arrays.deepEquals(
            shards(new RoundPlan(100, 5, RoundShape.of(3, 8, 4)), 0),
            shards(new RoundPlan(100, 6, RoundShape.of(3, 8, 4)), 0)));
  }

  @Test
  void isAFunctionOfItsComponentsAlone() {
    RoundPlan plan = new RoundPlan(500, 42, RoundShape.of(3, 16, 4));
    int[][] first = plan.slots(1, 2, 1);

    plan.slots(0, 0, 0);
    plan.deal(0).place(3);

    assertArrayEquals(first, plan.slots(1, 2, 1));
    assertArrayEquals(first, new RoundPlan(500, 42, RoundShape.of(3, 16, 4)).slots(1, 2, 1));
  }

  @Test
  void theSeedFollowsFromDatasetAndSettings() {
    String digest = "ff".repeat(32);

    assertEquals(RoundPlan.seed(digest, 1), RoundPlan.seed(digest, 1));
    assertFalse(RoundPlan.seed(digest, 1) == RoundPlan.seed(digest, 2));
    assertFalse(RoundPlan.seed(digest, 1) == RoundPlan.seed("fe".repeat(32), 1));
  }

  @Test
  void rowsAreDealtAnewAsOftenAsTheShapeSays() {
    RoundPlan never = new RoundPlan(300, 9, new RoundShape(3, 8, 4, PostLocal.NEVER, 0, 100));
    RoundPlan everySecond = new RoundPlan(300, 9, new RoundShape(3, 8, 4, PostLocal.NEVER, 2, 100));

    assertArrayEquals(shards(never, 0), shards(never, 99));
    assertArrayEquals(shards(everySecond, 0), shards(everySecond, 1));
    assertFalse(Arrays.deepEquals(shards(everySecond, 1), shards(everySecond, 2)));
    assertArrayEquals(shards(everySecond, 2), shards(everySecond, 3));
    assertArrayEquals(shards(never, 0), shards(everySecond, 0), "the first deal is the same");
  }

  @Test
  void theFirstEpochsMayHaveRoundsOfTheirOwn() {
    // 5 minibatches a worker: 5 rounds of 1 in the first two epochs, then 2 rounds of 4 and 1.
    RoundPlan plan =
        new RoundPlan(40, 9, new RoundShape(2, 4, 4, new PostLocal(2, 1), 0, Integer.MAX_VALUE));

    assertEquals(5, plan.rounds(0));
    assertEquals(5, plan.rounds(1));
    assertEquals(2, plan.rounds(2));
    assertEquals(1, plan.slots(1, 1, 4).length);
    assertEquals(4, plan.slots(1, 2, 0).length);
    assertEquals(1, plan.slots(1, 2, 1).length);
  }

  @Test
  void theRoundsBeforeAnEpochAreThoseOfAllEpochsBeforeIt() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      PostLocal postLocal = new PostLocal(random.nextInt(5), 1 + random.nextInt(9));
      RoundPlan plan =
          new RoundPlan(
              1 + random.nextInt(400),
              1,
              new RoundShape(3, 2, 1 + random.nextInt(9), postLocal, 0, 9));
      long sum = 0;
      for (int epoch = 0; epoch < 8; epoch++) {
        assertEquals(sum, plan.roundsBefore(epoch), plan + ", epoch " + epoch);
        sum += plan.rounds(epoch);
      }
    }
  }

  @Test
  void aWorkerStaysWithinAWindowOfItsShard() {
    RoundPlan plan = new RoundPlan(1000, 3, new RoundShape(1, 10, 10, PostLocal.NEVER, 0, 100));

    for (int epoch = 0; epoch < 3; epoch++) {
      for (int round = 0; round < plan.rounds(epoch); round++) {
        int[] slots =
            Arrays.stream(plan.slots(0, epoch, round)).flatMapToInt(Arrays::stream).toArray();
        boolean[] used = new boolean[1000];
        for (int slot : slots) {
          used[slot] = true;
        }
        int first = 0;
        while (!used[first] || used[(first + 999) % 1000]) {
          first++;
        }
        for (int i = 0; i < 100; i++) {
          assertTrue(used[(first + i) % 1000], "100 slots in a row, round " + round);
        }
      }
    }
    assertFalse(
        Arrays.equals(windowOf(plan, 0), windowOf(plan, 1)), "other windows in another epoch");
  }

  private static int[] windowOf(RoundPlan plan, int epoch) {
    return Arrays.stream(plan.slots(0, epoch, 0)).flatMapToInt(Arrays::stream).sorted().toArray();
  }

  @Test
  void aPlanOfNothingIsRefused() {
    IllegalArgumentException rows =
        assertThrows(
            IllegalArgumentException.class, () -> new RoundPlan(0, 1, RoundShape.of(2, 3, 4)));
    IllegalArgumentException workers =
        assertThrows(IllegalArgumentException.class, () -> RoundShape.of(0, 3, 4));

    assertEquals("rows must be at least 1, found 0", rows.getMessage());
    assertEquals("workers must be at least 1, found 0", workers.getMessage());
  }
}
