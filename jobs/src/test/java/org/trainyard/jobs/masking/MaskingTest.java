package org.trainyard.jobs.masking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trainyard.common.job.UsageException;

class MaskingTest {
  private static final int ROWS = 4000;
  private static final byte[] NO_FILE = new byte[0];

  private static Masking masking(MaskingSettings.Unit unit, byte[] tokenizerJson, long seed) {
    return Masking.of(
        new MaskingSettings(0.15, unit), Tokenizers.spec(), () -> tokenizerJson, seed);
  }

  private static Masking tokens() {
    return masking(MaskingSettings.Unit.TOKEN, NO_FILE, 7);
  }

  /** A row as a tokenizer encodes it: special tokens at both ends, an unknown one in the midst. */
  private static int[] row(int number) {
    Random random = new Random(number);
    int[] ids =
        IntStream.generate(
                () ->
                    Tokenizers.SPECIAL + random.nextInt(Tokenizers.VOCABULARY - Tokenizers.SPECIAL))
            .limit(6 + random.nextInt(40))
            .toArray();
    ids[0] = Tokenizers.FIRST;
    ids[3] = Tokenizers.UNKNOWN;
    ids[ids.length - 1] = Tokenizers.LAST;
    return ids;
  }

  @Test
  void sharesAreThoseOfThePaper() {
    Masking masking = tokens();
    long candidates = 0;
    long chosen = 0;
    long masked = 0;
    long kept = 0;
    for (int n = 0; n < ROWS; n++) {
      int[] ids = row(n);
      MaskedTokens hidden = masking.hide(ids, 0, n);
      candidates += ids.length - 3;
      for (int i = 0; i < ids.length; i++) {
        if (hidden.targets()[i] != MaskedTokens.NONE) {
          chosen++;
          masked += hidden.ids()[i] == Tokenizers.MASK ? 1 : 0;
          kept += hidden.ids()[i] == ids[i] ? 1 : 0;
        }
      }
    }
    // Rows of less than seven tokens have one hidden, which is more than their share.
    assertEquals(0.15, (double) chosen / candidates, 0.005, "share that is to be predicted");
    assertEquals(0.8, (double) masked / chosen, 0.015, "share of it that is masked");
    assertEquals(0.1 + 0.1 / 100, (double) kept / chosen, 0.01, "share of it that stays");
  }

  @Test
  void specialTokensAreNeitherChosenNorPutIn() {
    Masking masking = tokens();
    for (int n = 0; n < ROWS; n++) {
      int[] ids = row(n);
      MaskedTokens hidden = masking.hide(ids, 0, n);
      int found = 0;
      for (int i = 0; i < ids.length; i++) {
        int target = hidden.targets()[i];
        if (target == MaskedTokens.NONE) {
          assertEquals(ids[i], hidden.ids()[i], "a token that is not to be predicted stays");
        } else {
          found++;
          assertEquals(ids[i], target, "the target is the true token");
          assertTrue(target >= Tokenizers.SPECIAL, "special token " + target + " was chosen");
          assertTrue(
              hidden.ids()[i] >= Tokenizers.MASK, "special token " + hidden.ids()[i] + " put in");
        }
      }
      assertTrue(found > 0, "row " + n + " has nothing to predict");
    }
  }

  @Test
  void aRowOfSpecialTokensHasNothingToPredict() {
    int[] ids = {Tokenizers.FIRST, Tokenizers.UNKNOWN, Tokenizers.LAST};

    MaskedTokens hidden = tokens().hide(ids, 0, 0);

    assertArrayEquals(ids, hidden.ids());
    assertArrayEquals(new int[] {-1, -1, -1}, hidden.targets());
  }

  @Test
  void whatIsDrawnFollowsFromSeedEpochAndRow() {
    int[] ids = row(3);
    MaskedTokens first = tokens().hide(ids, 1, 3);

    MaskedTokens again = tokens().hide(ids, 1, 3);

    assertArrayEquals(first.ids(), again.ids());
    assertArrayEquals(first.targets(), again.targets());
    assertArrayEquals(row(3), ids, "the row itself is not changed");
    assertTrue(differs(tokens(), tokens(), 1, 0), "epochs draw alike");
    assertTrue(
        differs(tokens(), masking(MaskingSettings.Unit.TOKEN, NO_FILE, 8), 0, 0),
        "seeds draw alike");
    assertTrue(differs(tokens(), tokens(), 0, 1), "rows draw alike");
  }

  private static boolean differs(Masking one, Masking other, int epochs, int rows) {
    int[] ids = row(11);
    return IntStream.range(0, 10)
        .anyMatch(
            n ->
                !Arrays.equals(
                    one.hide(ids, 0, n).targets(), other.hide(ids, epochs, n + rows).targets()));
  }

  @Test
  void wordsAreHiddenAsAWhole() {
    for (byte[] tokenizer : new byte[][] {Tokenizers.wordPiece(), Tokenizers.byteLevel()}) {
      Masking masking = masking(MaskingSettings.Unit.WORD, tokenizer, 7);
      long candidates = 0;
      long chosen = 0;
      for (int n = 0; n < ROWS; n++) {
        int[] ids = row(n);
        int[] targets = masking.hide(ids, 0, n).targets();
        for (int i = 1; i < ids.length; i++) {
          boolean goesOn =
              ids[i] % 2 == 1 && ids[i] >= Tokenizers.SPECIAL && ids[i - 1] >= Tokenizers.SPECIAL;
          if (goesOn) {
            assertEquals(
                targets[i] == MaskedTokens.NONE,
                targets[i - 1] == MaskedTokens.NONE,
                "a part of a word was hidden without the others");
          }
          chosen += targets[i] == MaskedTokens.NONE ? 0 : 1;
        }
        candidates += ids.length - 3;
      }
      assertEquals(0.15, (double) chosen / candidates, 0.03, "share that is to be predicted");
    }
  }

  @Test
  void singleTokensAreNotHiddenAsWords() {
    int[] ids = {Tokenizers.FIRST, 10, 11, 13, 15, 17, 19, Tokenizers.LAST};

    int[] targets = tokens().hide(ids, 0, 0).targets();

    assertEquals(1, Arrays.stream(targets).filter(id -> id >= 0).count());
  }

  @Test
  void aTokenizerWithoutAMaskIsRefused() {
    UsageException refused =
        assertThrows(
            UsageException.class,
            () ->
                Masking.of(
                    new MaskingSettings(0.15, MaskingSettings.Unit.TOKEN),
                    Tokenizers.spec(Map.of("<pad>", 0)),
                    () -> NO_FILE,
                    1));

    assertTrue(refused.getMessage().contains("has neither, only [<pad>]"), refused.getMessage());
  }

  @Test
  void wholeWordsNeedATokenizerThatMarksThem() {
    byte[] unigram =
        "{\"model\":{\"type\":\"Unigram\",\"vocab\":[]}}".getBytes(StandardCharsets.UTF_8);

    UsageException refused =
        assertThrows(UsageException.class, () -> masking(MaskingSettings.Unit.WORD, unigram, 1));

    assertTrue(refused.getMessage().contains("but the dataset's is unigram"), refused.getMessage());
    assertFalse(WordParts.continuing(Tokenizers.wordPiece()).get(10), "10 begins a word");
  }
}
