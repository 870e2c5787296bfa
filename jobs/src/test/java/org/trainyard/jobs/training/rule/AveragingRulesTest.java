package org.trainyard.jobs.training.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.training.round.RoundOutcome;
import org.trainyard.jobs.training.round.RoundState;
import org.trainyard.jobs.training.round.WorkerReport;

/**
 * Two rounds of two workers on one parameter, by hand. The first worker's loss is (x - 1)², the
 * second's (x - 5)², the rate 1/4: one step goes halfway to the worker's own minimum, so from s
 * they arrive at (s + 1) / 2 and (s + 5) / 2, with equal weights on average at (s + 3) / 2. x
 * begins at 11. All numbers below are exact in binary.
 */
class AveragingRulesTest {
  private static final double RATE = 0.25;

  private static RoundState beginning() {
    return new RoundState(0, 0, 0, 0, new FlatState(new float[] {11}, new float[] {7}));
  }

  private static RoundOutcome train(RoundState start) {
    float from = start.network().parameters()[0];
    float first = (from + 1) / 2;
    float second = (from + 5) / 2;
    return new RoundOutcome(
        new FlatState(new float[] {(first + second) / 2}, new float[] {from}),
        List.of(
            new WorkerReport(
                0,
                new long[] {0},
                1,
                0,
                1,
                new NumericFingerprint("test", "generic", "none", "off", 1),
                List.of())),
        8,
        1);
  }

  private static RoundState round(AveragingRule rule, RoundState state) {
    OuterStep step = new OuterStep(rule);
    RoundState start = step.start(state);
    return step.next(state, start, train(start), RATE, 3);
  }

  /** Asserts the parameter and the memory after each of two rounds. */
  private static RoundState assertRounds(
      AveragingRule rule, float x1, float[] memory1, float x2, float[] memory2) {
    RoundState first = round(rule, beginning());
    assertArrayEquals(new float[] {x1}, first.network().parameters(), "x after round 1");
    assertArrayEquals(memory1, first.ruleMemory(), "memory after round 1");
    RoundState second = round(rule, first);
    assertArrayEquals(new float[] {x2}, second.network().parameters(), "x after round 2");
    assertArrayEquals(memory2, second.ruleMemory(), "memory after round 2");
    return second;
  }

  @Test
  void averageGoesToTheMean() {
    // (11 + 3) / 2 = 7, (7 + 3) / 2 = 5; nothing is remembered.
    RoundState second = assertRounds(new PlainAverage(), 7, new float[0], 5, new float[0]);

    assertEquals(2, second.round());
    assertEquals(2, second.roundInEpoch());
    assertEquals(2, second.iteration());
    assertArrayEquals(new float[] {7}, second.network().moments(), "moments of the outcome");
  }

  @Test
  void averageTakesTheMeanItselfAndNotSumsOfIt() {
    float[] arrived = {1e-8f};

    Shared next =
        new PlainAverage()
            .next(new Shared(new float[] {1}, new float[0]), new float[] {1}, arrived, RATE);

    assertSame(arrived, next.parameters());
  }

  @Test
  void bmufAddsAShareOfTheLastMove() {
    // η = 1/2, ζ = 1. Round 1: Δ = 11 - 7 = 4, v = -4, x = 7.
    // Round 2: from 7 to 5: Δ = 2, v = -2 - 2 = -4, x = 3.
    assertRounds(new Bmuf(0.5, 1, Bmuf.LookAhead.NONE), 7, new float[] {-4}, 3, new float[] {-4});
  }

  @Test
  void bmufWithNesterovStartsWhereMomentumLeads() {
    // η = 1/2, ζ = 3/4. Round 1: v = 0, start 11: Δ = 4, v = -3, x = 8.
    // Round 2: start 8 - 1.5 = 6.5, arrived 4.75: Δ = 1.75, v = -1.5 - 1.3125 = -2.8125, x =
    // 5.1875.
    AveragingRule rule = new Bmuf(0.5, 0.75, Bmuf.LookAhead.NESTEROV);

    RoundState second = assertRounds(rule, 8, new float[] {-3}, 5.1875f, new float[] {-2.8125f});

    RoundState start = new OuterStep(rule).start(second);
    assertArrayEquals(new float[] {5.1875f - 1.40625f}, start.network().parameters());
    assertArrayEquals(new float[0], start.ruleMemory(), "memory is not sent to workers");
    assertEquals(2, start.round());
  }

  @Test
  void slowMoKeepsADirectionInUnitsOfTheRate() {
    // β = 1/2, α = 1/2, γ = 1/4. Round 1: Δ = 4, u = 16, x = 11 - 1/2·1/4·16 = 9.
    // Round 2: from 9 to 6: Δ = 3, u = 8 + 12 = 20, x = 9 - 2.5 = 6.5.
    assertRounds(new SlowMo(0.5, 0.5), 9, new float[] {16}, 6.5f, new float[] {20});
  }

  @Test
  void diLoCoIsNesterovOnTheChange() {
    // λ = 1/2, μ = 1/2. Round 1: Δ = 4, m = 4, x = 11 - 1/2·(4 + 2) = 8.
    // Round 2: from 8 to 5.5: Δ = 2.5, m = 2 + 2.5 = 4.5, x = 8 - 1/2·(2.5 + 2.25) = 5.625.
    assertRounds(new DiLoCo(0.5, 0.5), 8, new float[] {4}, 5.625f, new float[] {4.5f});
  }

  @Test
  void momentumThatFollowsFromTheWorkers() {
    assertEquals(0, Bmuf.momentumFor(1));
    assertEquals(0.75, Bmuf.momentumFor(4));
    assertEquals(0, SlowMo.momentumFor(3));
    assertEquals(0.2, SlowMo.momentumFor(4));
    assertEquals(0.2, SlowMo.momentumFor(7));
    assertEquals(0.5, SlowMo.momentumFor(8));
    assertEquals(0.5, SlowMo.momentumFor(15));
    assertEquals(0.6, SlowMo.momentumFor(16));
  }
}
