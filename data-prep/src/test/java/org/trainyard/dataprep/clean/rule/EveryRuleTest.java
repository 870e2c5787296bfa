package org.trainyard.dataprep.clean.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every rule, on nasty texts. */
class EveryRuleTest {
  private static final int SEED = 20261121;

  /** Time in the square of this length would be far more. */
  private static final int LONG = 100_000;

  private static final Duration ENOUGH = Duration.ofSeconds(5);

  /** Of the thread alone: other work on the machine does not count. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  static Stream<CleaningRule> all() {
    return Stream.concat(EveryRule.idempotent().stream(), EveryRule.decoding().stream());
  }

  static List<CleaningRule> idempotent() {
    return EveryRule.idempotent();
  }

  @ParameterizedTest
  @MethodSource("idempotent")
  void twiceIsAsGoodAsOnce(CleaningRule rule) {
    NastyTexts.random(SEED, 20_000)
        .forEach(
            text -> {
              String once = Applied.text(rule, text);
              assertEquals(
                  escaped(once), escaped(Applied.text(rule, once)), () -> "from " + escaped(text));
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void timeGrowsWithTheLengthAlone(CleaningRule rule) {
    NastyTexts.ofLength(LONG)
        .forEach(
            text -> {
              long start = CLOCK.getCurrentThreadCpuTime();
              rule.apply(text);
              Duration taken = Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - start);
              assertTrue(
                  taken.compareTo(ENOUGH) < 0,
                  () -> taken + " for " + escaped(text.substring(0, 40)) + "… repeated");
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void threadsMayShareARule(CleaningRule rule) {
    List<String> texts = NastyTexts.random(SEED, 2_000).toList();
    List<Cleaned> alone = texts.stream().map(rule::apply).toList();

    List<Cleaned> together = texts.parallelStream().map(rule::apply).toList();

    assertEquals(alone, together);
  }

  @Test
  void theTextsAreNasty() {
    long surrogates =
        NastyTexts.random(SEED, 1_000)
            .filter(text -> text.codePoints().anyMatch(each -> each >= 0xD800 && each <= 0xDFFF))
            .count();

    assertTrue(surrogates > 100, surrogates + " texts with unpaired surrogates");
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            each ->
                escaped.append(
                    each >= ' ' && each < 0x7F
                        ? String.valueOf((char) each)
                        : String.format("\\u%04X", each)));
    return escaped.toString();
  }
}
