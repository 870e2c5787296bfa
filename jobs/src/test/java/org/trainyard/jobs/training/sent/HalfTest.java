package org.trainyard.jobs.training.sent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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
        assertTrue(Float.isNaN(Bfloat16.decode(Bfloat16.encode(bfloat16, 0xffff))), which);
      } else {
        assertEquals((short) bits, Bfloat16.encode(bfloat16, 0), which);
        assertEquals((short) bits, Bfloat16.encode(bfloat16, 0xffff), which);
      }
    }
  }

  @Test
  void aNumberAQuarterAboveABfloat16IsRoundedUpByAQuarterOfTheRandomNumbers() {
    // Around 3 bfloat16s are 2⁻⁶ apart.
    float value = 3 + 0x1p-8f;

    assertEquals(3f, Bfloat16.decode(Bfloat16.encode(value, 0)));
    assertEquals(3f, Bfloat16.decode(Bfloat16.encode(value, 0xbfff)));
    assertEquals(3 + 0x1p-6f, Bfloat16.decode(Bfloat16.encode(value, 0xc000)));
    assertEquals(-3 - 0x1p-6f, Bfloat16.decode(Bfloat16.encode(-value, 0xffff)));
  }

  @Test
  void whatShrinksByAThousandthARoundShrinksAllTheSame() {
    float[] variances = new float[400];
    Arrays.fill(variances, 1);

    for (int round = 0; round < 4000; round++) {
      for (int i = 0; i < variances.length; i++) {
        variances[i] *= 0.999f;
      }
      variances = Bfloat16.encode(variances, round).decode(Bfloat16::decode);
    }

    double mean = 0;
    for (float variance : variances) {
      mean += variance / variances.length;
    }
    // 0.999⁴⁰⁰⁰; the mean of 400 walks has a standard error of some 1 %.
    assertEquals(0.01828, mean, 0.0010);
  }

  @Test
  void theSameSeedRoundsAlikeAndAnotherDoesNot() {
    float[] values = new float[1000];
    Arrays.fill(values, 3 + 0x1p-7f);

    short[] once = Bfloat16.encode(values, 5).bits();

    assertArrayEquals(once, Bfloat16.encode(values, 5).bits());
    assertFalse(Arrays.equals(once, Bfloat16.encode(values, 6).bits()));
  }

  /** Looks at the middle between each two neighbours, and at the floats just beside it. */
  @Test
  void everyNumberBetweenTwoHalvesGoesToTheNearestOrTheEvenOne() {
    for (int lower = 0; lower < 0x7c00 - 1; lower++) {
      int upper = lower + 1;
      double middle = ((double) Half.decode((short) lower) + Half.decode((short) upper)) / 2;
      float exact = (float) middle;
      assertEquals(middle, exact, "the middle is a float");
      int even = lower % 2 == 0 ? lower : upper;
      for (int sign : new int[] {1, -1}) {
        int minus = sign < 0 ? 0x8000 : 0;
        String where = Integer.toHexString(lower) + " " + sign;
        assertEquals((short) (even | minus), Half.encode(sign * exact), where);
        assertEquals((short) (lower | minus), Half.encode(sign * Math.nextDown(exact)), where);
        assertEquals((short) (upper | minus), Half.encode(sign * Math.nextUp(exact)), where);
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
