package org.trainyard.jobs.network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.trainyard.common.config.Section;

/**
 * How the learning rate changes from epoch to epoch.
 *
 * @param type the shape
 * @param factor of {@code step} and {@code exponential}: what the rate is multiplied by
 * @param everyEpochs of {@code step}: after how many epochs
 * @param epochs epochs of the training, over which {@code cosine} falls to nearly 0
 */
public record ScheduleSettings(Type type, double factor, int everyEpochs, int epochs) {
  /** Shapes by name. */
  public enum Type {
    /** The rate stays. */
    CONSTANT,
    /** Times the factor after every so many epochs. */
    STEP,
    /** Times the factor after every epoch. */
    EXPONENTIAL,
    /** Half a cosine from the rate down to nearly 0 (Loshchilov &amp; Hutter 2017, no restarts). */
    COSINE
  }

  static ScheduleSettings read(Section schedule, int epochs) {
    return new ScheduleSettings(
        schedule.choice("type", Type.class),
        schedule.positive("factor", 1),
        schedule.integer("every-epochs", 1, 1_000_000),
        epochs);
  }

  /** The rate in an epoch, counted from 0. */
  double rate(double initial, int epoch) {
    return switch (type) {
      case CONSTANT -> initial;
      case STEP -> initial * Math.pow(factor, Math.floorDiv(epoch, everyEpochs));
      case EXPONENTIAL -> initial * Math.pow(factor, epoch);
      case COSINE -> initial * 0.5 * (1 + Math.cos(Math.PI * epoch / epochs));
    };
  }

  /** The schedule for DL4J: a table from epoch to rate. */
  ISchedule forDl4j(double initial) {
    Map<Integer, Double> rates = new LinkedHashMap<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      if (epoch == 0 || rate(initial, epoch) != rate(initial, epoch - 1)) {
        rates.put(epoch, rate(initial, epoch));
      }
    }
    return new MapSchedule(ScheduleType.EPOCH, rates);
  }
}
