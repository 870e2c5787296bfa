package org.trainyard.benchmarks.scaling.plot;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trainyard.common.report.Axis;
import org.trainyard.common.report.Formats;

/**
 * An axis with its ticks, the first and the last at its ends.
 *
 * @param title what it measures, with its unit
 * @param scale how numbers are spaced
 * @param ticks at least two, rising
 */
public record Ruler(String title, Axis.Scale scale, List<Tick> ticks) {
  private static final int PERCENT_STEP = 20;

  /** A number that is marked. */
  public record Tick(double value, String label) {}

  /** Checks and copies. */
  public Ruler {
    ticks = List.copyOf(ticks);
    if (ticks.size() < 2) {
      throw new IllegalArgumentException(ticks.size() + " ticks; an axis has two ends");
    }
  }

  /** Shares from nothing to all. */
  public static Ruler percent(String title) {
    return new Ruler(
        title,
        Axis.Scale.LINEAR,
        IntStream.rangeClosed(0, 100 / PERCENT_STEP)
            .map(i -> i * PERCENT_STEP)
            .mapToObj(percent -> new Tick(percent / 100.0, percent + " %"))
            .toList());
  }

  /** Powers of a base, from one that is no more than the least to one no less than the most. */
  public static Ruler powers(String title, int base, double least, double most) {
    double first = Math.pow(base, Math.floor(Math.log(least) / Math.log(base) + 1e-9));
    double end = Math.max(most, least * 1.001);
    List<Tick> ticks =
        Stream.iterate(first, value -> value < end * base * (1 - 1e-9), value -> value * base)
            .map(value -> new Tick(value, Formats.number(value)))
            .toList();
    return new Ruler(title, Axis.Scale.LOGARITHMIC, ticks);
  }

  /** Where between the first tick and the last a number stands, 0 to 1; not outside of them. */
  double share(double value) {
    double from = spaced(ticks.get(0).value());
    double to = spaced(ticks.get(ticks.size() - 1).value());
    return Math.min(1, Math.max(0, (spaced(value) - from) / (to - from)));
  }

  private double spaced(double value) {
    return scale == Axis.Scale.LOGARITHMIC ? Math.log(value) : value;
  }
}
