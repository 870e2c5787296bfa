package org.trainyard.dataprep.clean.mask;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads as many characters as the country's numbers have, and checks them (ISO 13616, mod 97). */
final class IbanMask implements UnaryOperator<String> {
  private static final String LENGTHS =
      "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27"
          + " DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28"
          + " IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24"
          + " ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22"
          + " RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24"
          + " XK20 YE30";
  private static final Map<String, Integer> LENGTH = lengths();

  @Override
  public String apply(String text) {
    Replaced replaced = new Replaced(text, "<iban>");
    int at = 0;
    while (at + 4 < text.length()) {
      int end = opens(text, at) ? end(text, at) : -1;
      if (end > at) {
        replaced.replace(at, end);
        at = end;
      } else {
        at++;
      }
    }
    return replaced.text();
  }

  private static boolean opens(String text, int at) {
    return Ascii.isLetter(text.charAt(at))
        && Ascii.isLetter(text.charAt(at + 1))
        && Ascii.isDigit(text.charAt(at + 2))
        && Ascii.isDigit(text.charAt(at + 3))
        && !Ascii.isWordAt(text, at - 1);
  }

  private static int end(String text, int begin) {
    String country = text.substring(begin, begin + 2).toUpperCase(Locale.ROOT);
    int length = LENGTH.getOrDefault(country, 0);
    StringBuilder number = new StringBuilder(length);
    int at = begin;
    while (number.length() < length && at < text.length()) {
      char each = text.charAt(at);
      if (Ascii.isLetter(each) || Ascii.isDigit(each)) {
        number.append(each);
      } else if ((each != ' ' && each != '-') || !isAlphanumericAt(text, at + 1)) {
        return -1;
      }
      at++;
    }
    return length > 0 && number.length() == length && !Ascii.isWordAt(text, at) && checks(number)
        ? at
        : -1;
  }

  private static boolean isAlphanumericAt(String text, int at) {
    return at < text.length()
        && (Ascii.isLetter(text.charAt(at)) || Ascii.isDigit(text.charAt(at)));
  }

  /** The first four characters moved to the end, letters as 10 to 35: the remainder is 1. */
  private static boolean checks(CharSequence number) {
    int remainder = 0;
    for (int step = 0; step < number.length(); step++) {
      int value = Character.digit(number.charAt((step + 4) % number.length()), 36);
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder == 1;
  }

  private static Map<String, Integer> lengths() {
    Map<String, Integer> lengths = new HashMap<>();
    for (int at = 0; at < LENGTHS.length(); at += 5) {
      lengths.put(
          LENGTHS.substring(at, at + 2), Integer.parseInt(LENGTHS.substring(at + 2, at + 4)));
    }
    return Map.copyOf(lengths);
  }
}
