package org.trainyard.common.report;

/**
 * The vertical axis of a chart.
 *
 * @param title what it measures, with its unit
 * @param format how its numbers are written
 * @param scale how its numbers are spaced
 */
public record Axis(String title, Format format, Scale scale) {
  /** How numbers are written. */
  public enum Format {
    /** Whole numbers. */
    COUNT,
    /** Four significant digits. */
    NUMBER,
    /** Shares as percentages. */
    PERCENT
  }

  /** How numbers are spaced. */
  public enum Scale {
    /** Equal steps are equally far. */
    LINEAR,
    /** Equal ratios are equally far; for positive numbers. */
    LOGARITHMIC
  }

  /** A linear axis. */
  public static Axis linear(String title, Format format) {
    return new Axis(title, format, Scale.LINEAR);
  }

  /** A number as this axis writes it. */
  String show(double value) {
    return switch (format) {
      case COUNT -> Double.isFinite(value) ? Formats.count(Math.round(value)) : Formats.NONE;
      case NUMBER -> Formats.number(value);
      case PERCENT -> Formats.percent(value);
    };
  }
}
