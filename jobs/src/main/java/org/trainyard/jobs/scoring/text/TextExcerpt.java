package org.trainyard.jobs.scoring.text;

import java.io.Serializable;
import org.trainyard.dataprep.clean.mask.PersonalData;

/**
 * A raw text for people to look at: short, and with all kinds of personal data masked, whatever the
 * preparation masks, as the preparation's own report does it.
 *
 * @param shown the text; of a long one its beginning and its end with an ellipsis between them
 * @param characters Unicode characters of the whole raw text
 */
public record TextExcerpt(String shown, int characters) implements Serializable {
  /** Most UTF-16 units of each end that is shown. */
  private static final int END = 300;

  /** What is masked of each end is longer than what is shown, so that no cut divides an address. */
  private static final int MASKED = 3000;

  private static final String ELLIPSIS = " … ";

  /** The excerpt of a raw text. */
  public static TextExcerpt of(String raw) {
    return new TextExcerpt(shown(raw), raw.codePointCount(0, raw.length()));
  }

  private static String shown(String raw) {
    if (raw.length() > 2 * MASKED) {
      return beginning(masked(raw.substring(0, MASKED)))
          + ELLIPSIS
          + end(masked(raw.substring(raw.length() - MASKED)));
    }
    String masked = masked(raw);
    return masked.length() <= 2 * END ? masked : beginning(masked) + ELLIPSIS + end(masked);
  }

  private static String masked(String text) {
    String masked = text;
    for (PersonalData kind : PersonalData.values()) {
      masked = kind.mask(masked);
    }
    return masked;
  }

  private static String beginning(String text) {
    int to = Math.min(END, text.length());
    return text.substring(
        0, to > 0 && Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to);
  }

  private static String end(String text) {
    int from = Math.max(0, text.length() - END);
    return text.substring(
        from < text.length() && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
  }
}
