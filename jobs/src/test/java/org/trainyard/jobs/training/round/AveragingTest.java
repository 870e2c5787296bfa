package org.trainyard.jobs.training.round;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.training.sent.Sending;

class AveragingTest {
  private static final FlatState NOWHERE = new FlatState(new float[0], new float[0]);

  private static Arrival arrival(int worker, int examples, float[] parameters, float... moments) {
    return new Arrival(
        worker, examples, Sending.ALL.pack(NOWHERE, new FlatState(parameters, moments), 0));
  }

  private static Arrival arrival(int worker, int examples, float parameter) {
    return arrival(worker, examples, new float[] {parameter});
  }

  @Test
  void workersCountByTheirExamples() {
    // (3·1 + 1·5) / 4 = 2; (3·-2 + 1·2) / 4 = -1; moments (3·10 + 1·30) / 4 = 15.
    FlatState mean =
        Averaging.combine(
            List.of(arrival(0, 3, new float[] {1, -2}, 10), arrival(1, 1, new float[] {5, 2}, 30)));

    assertArrayEquals(new float[] {2, -1}, mean.parameters());
    assertArrayEquals(new float[] {15}, mean.moments());
  }

  @Test
  void theMeanOfOneWorkerIsThatWorkerToTheLastBit() {
    Random random = new Random(1);
    float[] parameters = new float[10_000];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10));
    }

    FlatState mean = Averaging.combine(List.of(arrival(0, 3001, parameters)));

    assertArrayEquals(parameters, mean.parameters());
  }

  @Test
  void theMeanDoesNotDependOnWhoCameFirst() {
    Random random = new Random(2);
    List<Arrival> results = new ArrayList<>();
    for (int worker = 0; worker < 7; worker++) {
      float[] parameters = new float[1000];
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = (float) random.nextGaussian();
      }
      results.add(arrival(worker, 1 + random.nextInt(100), parameters));
    }
    float[] inOrder = Averaging.combine(results).parameters();

    for (int i = 0; i < 20; i++) {
      Collections.shuffle(results, random);
      assertArrayEquals(inOrder, Averaging.combine(results).parameters());
    }
  }

  @Test
  void sumsAreInDoublePrecision() {
    // In single precision 1e8 + 1 is 1e8, and the mean would be 0.
    FlatState mean =
        Averaging.combine(List.of(arrival(0, 1, 1e8f), arrival(1, 1, 3f), arrival(2, 1, -1e8f)));

    assertArrayEquals(new float[] {1}, mean.parameters());
  }

  @Test
  void aWorkerWithoutRowsDoesNotCount() {
    FlatState mean = Averaging.combine(List.of(arrival(0, 2, 4f), arrival(1, 0, Float.NaN)));

    assertArrayEquals(new float[] {4}, mean.parameters());
  }

  @Test
  void aRoundInWhichNobodyTrainedIsRefused() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> Averaging.combine(List.of(arrival(0, 0, 1f))));

    assertEquals("no worker trained a row in this round", thrown.getMessage());
  }
}
