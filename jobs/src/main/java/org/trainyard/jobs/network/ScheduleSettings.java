package org.trainyard.jobs.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.trainyard.common.config.Section;

/**
 * How the learning rate changes from epoch to epoch, or from step to step.
 *
 * @param type the shape
 * @param factor of {@code step} and {@code exponential}: what the rate is multiplied by
 * @param everyEpochs of {@code step}: after how many epochs
 * @param epochs epochs of the training, over which {@code cosine} and {@code linear} fall
 * @param warmup of {@code linear}: share of all steps in which the rate rises
 * @param stepsPerEpoch steps of a worker in an epoch; 1 until the dataset is known
 */
@JsonIgnoreProperties("stepsPerEpoch")
public record ScheduleSettings(
    Type type,
    double factor,
    int everyEpochs,
    int epochs,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) double warmup,
    int stepsPerEpoch) {
  /** A schedule from epoch to epoch. */
  public ScheduleSettings(Type type, double factor, int everyEpochs, int epochs) {
    this(type, factor, everyEpochs, epochs, 0, 1);
  }

  /** Shapes by name. */
  public enum Type {
    /** The rate stays. */
    CONSTANT,
    /** Times the factor after every so many epochs. */
    STEP,
    /** Times the factor after every epoch. */
    EXPONENTIAL,
    /** Half a cosine from the rate down to nearly 0 (Loshchilov &amp; Hutter 2017, no restarts). */
    COSINE,
    /**
     * From step to step: up from 0 in the warm-up, then down towards 0 after the last step, both
     * along a straight line (Devlin et al. 2019).
     */
    LINEAR
  }

  static ScheduleSettings read(Section schedule, int epochs) {
    return new ScheduleSettings(
        schedule.choice("type", Type.class),
        schedule.positive("factor", 1),
        schedule.integer("every-epochs", 1, 1_000_000),
        epochs,
        schedule.number("warmup", 0, 1),
        1);
  }

  /** This schedule for a dataset of which a worker makes so many steps an epoch. */
  ScheduleSettings withStepsPerEpoch(int steps) {
    return new ScheduleSettings(type, factor, everyEpochs, epochs, warmup, steps);
  }

  /** The rate of a step in an epoch, both counted from 0. */
  double rate(double initial, int epoch, int step) {
    return type == Type.LINEAR ? linear(initial).valueAt(step, epoch) : rate(initial, epoch);
  }

  private LinearSchedule linear(double initial) {
    long steps = (long) epochs * stepsPerEpoch;
    return new LinearSchedule(initial, Math.round(warmup * steps), steps);
  }

  private double rate(double initial, int epoch) {
    return switch (type) {
      case CONSTANT, LINEAR -> initial;
      case STEP -> initial * Math.pow(factor, Math.floorDiv(epoch, everyEpochs));
      case EXPONENTIAL -> initial * Math.pow(factor, epoch);
      case COSINE -> initial * 0.5 * (1 + Math.cos(Math.PI * epoch / epochs));
    };
  }

  /** The schedule for DL4J: a table from epoch to rate, but for {@code linear}. */
  ISchedule forDl4j(double initial) {
    if (type == Type.LINEAR) {
      return linear(initial);
    }
    Map<Integer, Double> rates = new LinkedHashMap<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      if (epoch == 0 || rate(initial, epoch) != rate(initial, epoch - 1)) {
        rates.put(epoch, rate(initial, epoch));
      }
    }
    return new MapSchedule(ScheduleType.EPOCH, rates);
  }
}
