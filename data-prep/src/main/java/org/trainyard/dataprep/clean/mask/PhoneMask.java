package org.trainyard.dataprep.clean.mask;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Every repetition is bounded, so each place in the text costs a bounded number of steps. What a
 * number can begin with is asked first, since most places fail there. A plus sign or a bracket may
 * stand behind anything, as behind a number that is masked; a digit may not stand behind a word.
 */
final class PhoneMask implements UnaryOperator<String> {
  private static final int FEWEST = 8;
  private static final String BEGIN = "(?:(?=\\()|(?=\\+)(?<!\\+)|(?=\\d)(?<![\\p{L}\\p{N}_+.-]))";
  private static final String NO_DIGIT_AFTER = "(?!\\d)";
  private static final String DATE = "(?!\\d{1,2}[./-]\\d{1,2}[./-]\\d{2})";

  private static final Pattern INTERNATIONAL =
      Pattern.compile(
          "(?=[+0])" + BEGIN + "(?:\\+|00[ ]?)[1-9](?:[ .()/-]{0,3}\\d){7,14}" + NO_DIGIT_AFTER);
  private static final Pattern WITH_TRUNK_ZERO =
      Pattern.compile(
          "(?=[(0])" + BEGIN + DATE + "\\(?0[1-9](?:[ .()/-]{0,2}\\d){7,10}" + NO_DIGIT_AFTER);
  private static final Pattern NORTH_AMERICAN =
      Pattern.compile(
          "(?=[(\\d])"
              + BEGIN
              + "(?:1[ .-])?(?:\\(\\d{3}\\) ?|\\d{3}[ .-])\\d{3}[ .-]\\d{4}"
              + "(?![\\p{L}\\p{N}_]|-\\d)");

  @Override
  public String apply(String text) {
    if (!Ascii.hasDigits(text, FEWEST)) {
      return text;
    }
    String masked = text;
    for (Pattern format : new Pattern[] {INTERNATIONAL, WITH_TRUNK_ZERO, NORTH_AMERICAN}) {
      masked = format.matcher(masked).replaceAll("<phone>");
    }
    return masked;
  }
}
