package org.trainyard.dataprep.clean.mask;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A kind of personal data, in the order in which kinds are looked for: the more certain before the
 * vaguer. Finding errs to the side of masking. All take time in proportion to the text.
 */
public enum PersonalData {
  /** Addresses of mail: {@code john.o'neil+x@mail.example.org}. A domain has at least one dot. */
  EMAIL(new EmailMask()),
  /**
   * International bank account numbers, by country, length and checksum, with blanks or without.
   */
  IBAN(new IbanMask()),
  /** Payment cards: 13 to 19 digits, blanks or hyphens between, whose Luhn checksum is right. */
  CARD(new CardMask()),
  /** Internet addresses of version 4 and 6. */
  IP(new IpMask()),
  /**
   * Telephone numbers: {@code +} or {@code 00} and 8 to 15 digits; 9 to 12 digits that begin with a
   * 0; and North American numbers of 3, 3 and 4 digits. Seven digits alone are not taken for one.
   */
  PHONE(new PhoneMask());

  // The masks hold nothing.
  @SuppressWarnings("ImmutableEnumChecker")
  private final UnaryOperator<String> mask;

  PersonalData(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  /** The text with {@link #token} in place of all data of this kind. */
  public String mask(String text) {
    return mask.apply(text);
  }

  /** What takes the place of the data, for example {@code <email>}. */
  public String token() {
    return "<" + name().toLowerCase(Locale.ROOT) + ">";
  }
}
