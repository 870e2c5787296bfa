package org.trainyard.dataprep.tokenize.train;

import java.util.List;
import java.util.stream.IntStream;

/**
 * GPT-2's way to write bytes as characters that can be seen: a byte that is a printable character
 * of Latin-1 is that character, the other 68 are U+0100 and up in their order. A blank is {@code
 * Ġ}.
 */
final class ByteLevelAlphabet {
  private static final char[] CHARACTERS = characters();

  private ByteLevelAlphabet() {}

  /** The character that stands for a byte. */
  static char of(byte octet) {
    return CHARACTERS[octet & 0xFF];
  }

  /** All 256 characters, lowest first. */
  static List<String> all() {
    return IntStream.range(0, CHARACTERS.length)
        .map(octet -> CHARACTERS[octet])
        .sorted()
        .mapToObj(Character::toString)
        .toList();
  }

  private static char[] characters() {
    char[] characters = new char[256];
    char next = 0x100;
    for (int octet = 0; octet < characters.length; octet++) {
      boolean printable =
          (octet >= '!' && octet <= '~') || (octet >= 0xA1 && octet <= 0xFF && octet != 0xAD);
      characters[octet] = printable ? (char) octet : next++;
    }
    return characters;
  }
}
