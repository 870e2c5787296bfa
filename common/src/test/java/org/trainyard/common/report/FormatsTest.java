package org.trainyard.common.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FormatsTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void useALocaleWithAnotherDecimalSign() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @Test
  void writesCountsWithSeparators() {
    assertEquals("60,000", Formats.count(60_000));
    assertEquals("1 row", Formats.count(1, "row", "rows"));
    assertEquals("0 rows", Formats.count(0, "row", "rows"));
  }

  @Test
  void writesSharesAsPercentagesThatNeverOverstate() {
    assertEquals("99.12 %", Formats.percent(0.9912));
    assertEquals("100.00 %", Formats.percent(1));
    assertEquals("> 99.99 %", Formats.percent(0.999999));
    assertEquals("< 0.01 %", Formats.percent(0.000001));
    assertEquals("0.00 %", Formats.percent(0));
    assertEquals("–", Formats.percent(Double.NaN));
  }

  @Test
  void writesNumbersWithFourSignificantDigits() {
    assertEquals("0.03127", Formats.number(0.031272));
    assertEquals("1,234", Formats.number(1234.2));
    assertEquals("7", Formats.number(7));
    assertEquals("0", Formats.number(0));
    assertEquals("1.20e-05", Formats.number(0.000012));
    assertEquals("–", Formats.number(Double.NaN));
    assertEquals("−∞", Formats.number(Double.NEGATIVE_INFINITY));
  }

  @Test
  void writesDurationsInTheUnitThatFits() {
    assertEquals("340 ms", Formats.duration(0.34));
    assertEquals("12.3 s", Formats.duration(12.3));
    assertEquals("1 min 00 s", Formats.duration(59.97));
    assertEquals("4 min 05 s", Formats.duration(245));
    assertEquals("2 h 07 min", Formats.duration(7620));
  }

  @Test
  void writesSizesAndTimes() {
    assertEquals("512 B", Formats.bytes(512));
    assertEquals("9.5 MiB", Formats.bytes(9_912_422));
    assertEquals("2026-11-21 08:30 UTC", Formats.instant(Instant.parse("2026-11-21T08:30:59Z")));
  }
}
