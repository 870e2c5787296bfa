package org.trainyard.dataprep.clean.mask;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Every repetition is bounded, so each place in the text costs a bounded number of steps. What a
 * number can begin with is asked first, since most places fail there.
 */
final class PhoneMask implements UnaryOperator<String> {
  private static final String NO_WORD_BEFORE = "(?<![\\p{L}\\p{N}_+])";
  private static final String NO_DIGIT_AFTER = "(?!\\d)";
  private static final String DATE = "(?!\\d{1,2}[./-]\\d{1,2}[./-]\\d{2})";

  private static final Pattern INTERNATIONAL =
      Pattern.compile(
          "(?=[+0])" + NO_WORD_BEFORE + "(?:\\+|00[ ]?)[1-9](?:[ .()/-]{0,3}\\d){7,14}" + NO_DIGIT_AFTER);
  private static final Pattern WITH_TRUNK_ZERO =
      Pattern.compile(
          "(?=[(0])" + NO_WORD_BEFORE + DATE + "\\(?0[1-9](?:[ .()/-]{0,2}\\d){7,10}" + NO_DIGIT_AFTER);
  private static final Pattern NORTH_AMERICAN =
      Pattern.compile(
          "(?=[(\\d])(?<![\\p{L}\\p{N}_.-])(?:1[ .-])?(?:\\(\\d{3}\\) ?|\\d{3}[ .-])\\d{3}[ .-]\\d{4}"
              + "(?![\\p{L}\\p{N}_]|-\\d)");

  @Override
  public String apply(String text) {
    String masked = text;
    for (Pattern format : new Pattern[] {INTERNATIONAL, WITH_TRUNK_ZERO, NORTH_AMERICAN}) {
      masked = format.matcher(masked).replaceAll("<phone>");
    }
    return masked;
  }
}
