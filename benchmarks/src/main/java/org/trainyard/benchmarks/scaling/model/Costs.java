package org.trainyard.benchmarks.scaling.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.trainyard.common.config.Section;

/**
 * What Spark and the engine take besides training, all measured by {@code bench scaling measure}.
 * Bytes are those of the state, parameters and moments; a gigabyte is 10⁹ of them.
 *
 * @param launchSeconds a Spark job from the call to its first task, and from its last to the
 *     driver: once a round
 * @param taskSeconds what each task adds, since the driver hands tasks out one after another
 * @param stageSeconds a second stage within the job, before its first task
 * @param packSecondsPerGigabyte the driver writes the state into the blocks of a broadcast
 * @param stateSecondsPerGigabyte a worker reads the state, loads it into its network, and writes
 *     what it sends back: on a core
 * @param collectSecondsPerGigabyte the driver receives the state of one worker
 * @param averageSecondsPerGigabyte one worker's state is added up
 * @param shuffleSecondsPerGigabyte a state is cut and written for a shuffle, or read from one: on a
 *     core
 */
public record Costs(
    @JsonProperty("launch-seconds") double launchSeconds,
    @JsonProperty("task-seconds") double taskSeconds,
    @JsonProperty("stage-seconds") double stageSeconds,
    @JsonProperty("pack-seconds-per-gigabyte") double packSecondsPerGigabyte,
    @JsonProperty("state-seconds-per-gigabyte") double stateSecondsPerGigabyte,
    @JsonProperty("collect-seconds-per-gigabyte") double collectSecondsPerGigabyte,
    @JsonProperty("average-seconds-per-gigabyte") double averageSecondsPerGigabyte,
    @JsonProperty("shuffle-seconds-per-gigabyte") double shuffleSecondsPerGigabyte) {
  /** Bytes of a gigabyte. */
  public static final double GIGABYTE = 1e9;

  private static final double MOST = 1000;

  /** Nothing costs anything: what is left is training and the network. */
  public static final Costs NONE = new Costs(0, 0, 0, 0, 0, 0, 0, 0);

  /** Reads the block {@code costs}; problems are added to the section's. */
  public static Costs read(Section section) {
    return new Costs(
        section.number("launch-seconds", 0, MOST),
        section.number("task-seconds", 0, MOST),
        section.number("stage-seconds", 0, MOST),
        section.number("pack-seconds-per-gigabyte", 0, MOST),
        section.number("state-seconds-per-gigabyte", 0, MOST),
        section.number("collect-seconds-per-gigabyte", 0, MOST),
        section.number("average-seconds-per-gigabyte", 0, MOST),
        section.number("shuffle-seconds-per-gigabyte", 0, MOST));
  }

  /** These costs for workers whose state takes longer, or less long, by so much a gigabyte. */
  public Costs withMoreForState(double secondsPerGigabyte) {
    return new Costs(
        launchSeconds,
        taskSeconds,
        stageSeconds,
        packSecondsPerGigabyte,
        stateSecondsPerGigabyte + secondsPerGigabyte,
        collectSecondsPerGigabyte,
        averageSecondsPerGigabyte,
        shuffleSecondsPerGigabyte);
  }
}
