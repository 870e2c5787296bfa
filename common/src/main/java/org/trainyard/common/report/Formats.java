package org.trainyard.common.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers, times and digests are written in every report; the same in every locale. */
public final class Formats {
  /** What stands where a value is not defined. */
  public static final String NONE = "–";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int DIGEST_DIGITS = 12;
  private static final double SMALL = 1e-4;
  private static final double LARGE = 1e7;
  private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private Formats() {}

  /** A count with separators, {@code 60,000}. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A count with its noun, {@code 1 row}, {@code 2 rows}. */
  public static String count(long value, String one, String many) {
    return count(value) + " " + (value == 1 ? one : many);
  }

  /** A share as a percentage with two decimals, {@code 99.12 %}; rounds to 100 only if it is 1. */
  public static String percent(double share) {
    if (!Double.isFinite(share)) {
      return NONE;
    }
    String text = String.format(Locale.ROOT, "%.2f %%", 100 * share);
    if (share < 1 && text.startsWith("100.00")) {
      return "> 99.99 %";
    }
    return share > 0 && text.startsWith("0.00") ? "< 0.01 %" : text;
  }

  /** A number with four significant digits, {@code 0.03127}, {@code 1,234}, {@code 1.2e-05}. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? NONE : value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < LARGE) {
      return count((long) value);
    }
    if (size < SMALL || size >= LARGE) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
    int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** A number with four decimals, for columns that are compared, {@code 0.9912}. */
  public static String fraction(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : NONE;
  }

  /**
   * A time span in seconds, {@code 340 ms}, {@code 12.3 s}, {@code 4 min 05 s}, {@code 2 h 07 min}.
   */
  public static String duration(double seconds) {
    if (!Double.isFinite(seconds) || seconds < 0) {
      return NONE;
    }
    if (seconds < 1) {
      return String.format(Locale.ROOT, "%d ms", Math.round(seconds * 1000));
    }
    if (seconds < 59.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    return String.format(Locale.ROOT, "%,d h %02d min", whole / 3600, whole % 3600 / 60);
  }

  /** A size in bytes, {@code 9.9 MiB}. */
  public static String bytes(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < BYTE_UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, BYTE_UNITS[unit]);
  }

  /** A moment to the minute in UTC, {@code 2026-11-21 08:30 UTC}. */
  public static String instant(Instant instant) {
    return MINUTE.format(instant);
  }

  /** The first {@value #DIGEST_DIGITS} digits of a digest. */
  public static String digest(String digest) {
    return digest.length() <= DIGEST_DIGITS ? digest : digest.substring(0, DIGEST_DIGITS);
  }
}
