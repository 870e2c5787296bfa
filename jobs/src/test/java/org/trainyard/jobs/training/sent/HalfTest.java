package org.trainyard.jobs.training.sent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** All 65,536 values of both forms, from their definition, and the rounding between them. */
class HalfTest {
  private static final int VALUES = 1 << 16;

  /** (-1)^sign · 2^(exponent - bias) · 1.fraction, or 0.fraction at the smallest exponent. */
  private static double defined(int bits, int fractionBits, int bias) {
    int ones = (1 << (15 - fractionBits)) - 1;
    int exponent = bits >> fractionBits & ones;
    double fraction = (bits & ((1 << fractionBits) - 1)) / (double) (1 << fractionBits);
    double magnitude;
    if (exponent == ones) {
      magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else {
      magnitude = Math.scalb(exponent == 0 ? fraction : 1 + fraction, Math.max(1, exponent) - bias);
    }
    return bits >= VALUES / 2 ? -magnitude : magnitude;
  }

  @Test
  void everyHalfIsWhatTheStandardSays() {
    for (int bits = 0; bits < VALUES; bits++) {
      assertEquals(defined(bits, 10, 15), Half.decode((short) bits), Integer.toHexString(bits));
    }
  }

  @Test
  void everyBfloat16IsTheUpperHalfOfAFloat() {
    for (int bits = 0; bits < VALUES; bits++) {
      assertEquals(defined(bits, 7, 127), Bfloat16.decode((short) bits), Integer.toHexString(bits));
    }
  }

  @Test
  void whatIsOneAlreadyStaysItself() {
    for (int bits = 0; bits < VALUES; bits++) {
      float half = Half.decode((short) bits);
      float bfloat16 = Bfloat16.decode((short) bits);
      String which = Integer.toHexString(bits);
      if (Float.isNaN(half)) {
        assertTrue(Float.isNaN(Half.decode(Half.encode(half))), which);
      } else {
        assertEquals((short) bits, Half.encode(half), which);
      }
      if (Float.isNaN(bfloat16)) {
        assertTrue(Float.isNaN(Bfloat16.decode(Bfloat16.encode(bfloat16))), which);
      } else {
        assertEquals((short) bits, Bfloat16.encode(bfloat16), which);
      }
    }
  }

  @Test
  void everyNumberBetweenTwoHalvesGoesToTheNearestOrTheEvenOne() {
    assertRounds(Half::encode, Half::decode, 0x7c00);
  }

  @Test
  void everyNumberBetweenTwoBfloat16sGoesToTheNearestOrTheEvenOne() {
    assertRounds(Bfloat16::encode, Bfloat16::decode, 0x7f80);
  }

  /** Looks at the middle between each two neighbours, and at the floats just beside it. */
  private static void assertRounds(
      ShortNumbers.Encoder encoder, ShortNumbers.Decoder decoder, int infinity) {
    for (int lower = 0; lower < infinity - 1; lower++) {
      int upper = lower + 1;
      double middle = ((double) decoder.decode((short) lower) + decoder.decode((short) upper)) / 2;
      float exact = (float) middle;
      assertEquals(middle, exact, "the middle is a float");
      int even = lower % 2 == 0 ? lower : upper;
      for (int sign : new int[] {1, -1}) {
        int minus = sign < 0 ? 0x8000 : 0;
        String where = Integer.toHexString(lower) + " " + sign;
        assertEquals((short) (even | minus), encoder.encode(sign * exact), where);
        assertEquals((short) (lower | minus), encoder.encode(sign * Math.nextDown(exact)), where);
        assertEquals((short) (upper | minus), encoder.encode(sign * Math.nextUp(exact)), where);
      }
    }
  }

  @Test
  void whatIsTooLargeForAHalfIsInfinite() {
    assertEquals((short) 0x7bff, Half.encode(Math.nextDown(65_520f)));
    assertEquals((short) 0x7c00, Half.encode(65_520f));
    assertEquals((short) 0xfc00, Half.encode(-Float.MAX_VALUE));
    assertEquals((short) 0x7c00, Half.encode(Float.POSITIVE_INFINITY));
  }
}
