package org.trainyard.dataprep.tokenize.encode;

import java.util.Arrays;
import java.util.List;
import org.trainyard.common.job.ContentException;

/**
 * The special tokens that a tokenizer puts around a text, found by encoding one with and without
 * them: whatever the file's template is.
 */
final class SpecialTokens {
  private static final List<String> PROBES = List.of("a", "the", "1", ".", "一");

  private final int[] before;
  private final int[] behind;

  private SpecialTokens(int[] before, int[] behind) {
    this.before = before;
    this.behind = behind;
  }

  /** Finds them; none if the tokenizer adds none. */
  static SpecialTokens of(NativeTokenizer tokenizer) {
    for (String probe : PROBES) {
      long[] alone = tokenizer.withoutSpecialTokens(probe);
      if (alone.length > 0) {
        return around(tokenizer.withSpecialTokens(probe), alone);
      }
    }
    return new SpecialTokens(ints(tokenizer.withSpecialTokens("")), new int[0]);
  }

  private static SpecialTokens around(long[] all, long[] alone) {
    int added = all.length - alone.length;
    for (int start = 0; start <= added; start++) {
      if (Arrays.equals(all, start, start + alone.length, alone, 0, alone.length)) {
        return new SpecialTokens(
            ints(Arrays.copyOf(all, start)),
            ints(Arrays.copyOfRange(all, start + alone.length, all.length)));
      }
    }
    throw new ContentException(
        "tokenizer.json: its post_processor puts tokens into the midst of a text ("
            + Arrays.toString(alone)
            + " becomes "
            + Arrays.toString(all)
            + "); Trainyard knows those before and behind it");
  }

  /** Those before a text. */
  int[] before() {
    return before;
  }

  /** Those behind a text. */
  int[] behind() {
    return behind;
  }

  /** How many there are. */
  int count() {
    return before.length + behind.length;
  }

  private static int[] ints(long[] ids) {
    return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
  }
}
