package org.trainyard.jobs.dl4jspark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.deeplearning4j.spark.api.stats.SparkTrainingStats;
import org.deeplearning4j.spark.stats.BaseEventStats;
import org.deeplearning4j.spark.stats.EventStats;
import org.deeplearning4j.spark.stats.StatsUtils;

/**
 * How long the parts of each fit took, in milliseconds by the clocks of the machines themselves:
 * dl4j-spark asks a time server, which not every cluster reaches.
 */
final class FitStatistics implements SparkTrainingStats {
  private static final long serialVersionUID = 1L;

  private final Map<MasterEvent, List<EventStats>> events = new EnumMap<>(MasterEvent.class);

  /** Statistics of nothing yet. */
  FitStatistics() {
    for (MasterEvent event : MasterEvent.values()) {
      events.put(event, new ArrayList<>());
    }
  }

  /** A copy. */
  FitStatistics(FitStatistics other) {
    this();
    addOtherTrainingStats(other);
  }

  /** Adds something that began at a time and ends now. */
  void ended(MasterEvent event, long beganMillis) {
    add(event, since(beganMillis));
  }

  /** Something in this process that began at a time and ends now. */
  static EventStats since(long beganMillis) {
    return new BaseEventStats(beganMillis, System.currentTimeMillis() - beganMillis);
  }

  /** Adds what was timed elsewhere. */
  void add(MasterEvent event, EventStats timed) {
    events.get(event).add(timed);
  }

  @Override
  public Set<String> getKeySet() {
    Set<String> keys = new LinkedHashSet<>();
    events.keySet().forEach(event -> keys.add(event.key()));
    return keys;
  }

  @Override
  public List<EventStats> getValue(String key) {
    return List.copyOf(events.get(event(key)));
  }

  @Override
  public String getShortNameForKey(String key) {
    return event(key).shortName();
  }

  @Override
  public boolean defaultIncludeInPlots(String key) {
    return event(key) != MasterEvent.FIT;
  }

  @Override
  public void addOtherTrainingStats(SparkTrainingStats other) {
    if (!(other instanceof FitStatistics same)) {
      throw new IllegalArgumentException(
          "statistics of another training master cannot be added: " + other.getClass().getName());
    }
    same.events.forEach((event, timed) -> events.get(event).addAll(timed));
  }

  /** None: all there is stands here. DL4J expects null. */
  @Override
  public SparkTrainingStats getNestedTrainingStats() {
    return null;
  }

  @Override
  public String statsAsString() {
    StringBuilder text = new StringBuilder();
    events.forEach(
        (event, timed) -> {
          LongSummaryStatistics sums =
              timed.stream().mapToLong(EventStats::getDurationMs).summaryStatistics();
          text.append(
              String.format(
                  Locale.ROOT,
                  DEFAULT_PRINT_FORMAT + "%d times, %d ms in all, %.1f ms on average%n",
                  event.key(),
                  sums.getCount(),
                  sums.getSum(),
                  sums.getAverage()));
        });
    return text.toString();
  }

  @Override
  public void exportStatFiles(String outputPath, SparkContext sc) throws IOException {
    for (Map.Entry<MasterEvent, List<EventStats>> entry : events.entrySet()) {
      if (!entry.getValue().isEmpty()) {
        StatsUtils.exportStats(
            entry.getValue(), outputPath, entry.getKey().key() + ".txt", ",", sc);
      }
    }
  }

  private static MasterEvent event(String key) {
    return Arrays.stream(MasterEvent.values())
        .filter(event -> event.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no statistic is named " + key));
  }
}
