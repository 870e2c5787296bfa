package org.trainyard.jobs.masking;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trainyard.common.dataset.TokenizerSpec;
import org.trainyard.common.job.UsageException;
import org.trainyard.jobs.training.plan.Seeds;

/**
 * Hides tokens as BERT's pre-training does (Devlin et al. 2019, arXiv:1810.04805, section 3.1): of
 * a share of a row's tokens, special ones left out, 80 % become the mask token, 10 % a random
 * token, and 10 % stay; all of them are to be predicted. What is drawn follows from seed, epoch and
 * row.
 */
public final class Masking implements Serializable {
  private static final long serialVersionUID = 1;
  private static final long USE = 5;
  private static final double MASKED = 0.8;
  private static final double MASKED_OR_RANDOM = 0.9;

  private final double share;
  private final int mask;
  private final int[] ordinary;
  private final BitSet special = new BitSet();
  private final BitSet continuing;
  private final long seed;

  private Masking(double share, int mask, TokenizerSpec tokenizer, BitSet continuing, long seed) {
    this.share = share;
    this.mask = mask;
    this.continuing = continuing;
    this.seed = seed;
    tokenizer.specialTokens().values().forEach(special::set);
    ordinary =
        IntStream.range(0, tokenizer.vocabularySize()).filter(id -> !special.get(id)).toArray();
  }

  /**
   * Masking of texts that a tokenizer encoded.
   *
   * @param tokenizerJson its file, asked for only where words are hidden as a whole
   * @param seed what is drawn follows from it
   * @throws UsageException if the tokenizer has no mask token, or does not tell what a word is
   */
  public static Masking of(
      MaskingSettings settings,
      TokenizerSpec tokenizer,
      Supplier<byte[]> tokenizerJson,
      long seed) {
    return new Masking(
        settings.share(),
        mask(tokenizer),
        tokenizer,
        settings.unit() == MaskingSettings.Unit.WORD
            ? WordParts.continuing(tokenizerJson.get())
            : new BitSet(),
        seed);
  }

  private static int mask(TokenizerSpec tokenizer) {
    return Stream.of("[MASK]", "<mask>")
        .map(tokenizer.specialTokens()::get)
        .filter(id -> id != null)
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "train.network.type = pretrain hides tokens behind [MASK] or <mask>, but the"
                        + " dataset's tokenizer has neither, only "
                        + tokenizer.specialTokens().keySet()
                        + "; prepare the texts with another prepare.tokenizer.file, or without one,"
                        + " so that one is trained"));
  }

  /**
   * A row with tokens hidden: at least one, unless all its tokens are special.
   *
   * @param ids the row, which stays as it is
   * @param epoch from 0
   * @param row its index in the split
   */
  public MaskedTokens hide(int[] ids, int epoch, long row) {
    int[] seen = ids.clone();
    int[] targets = new int[ids.length];
    java.util.Arrays.fill(targets, MaskedTokens.NONE);
    Random random = new Random(Seeds.derive(seed, USE, epoch, row));
    List<int[]> words = words(ids);
    int candidates = words.stream().mapToInt(word -> word[1] - word[0]).sum();
    // Rounded up or down at random, so that short rows have their share as well.
    int wanted = Math.max(1, (int) (candidates * share + random.nextDouble()));
    int hidden = 0;
    for (int drawn = 0; drawn < words.size() && hidden < wanted; drawn++) {
      int other = drawn + random.nextInt(words.size() - drawn);
      int[] word = words.get(other);
      words.set(other, words.get(drawn));
      if (hidden > 0 && hidden + word[1] - word[0] > wanted) {
        continue; // too long for what is left
      }
      for (int place = word[0]; place < word[1]; place++) {
        targets[place] = ids[place];
        seen[place] = replaced(ids[place], random);
        hidden++;
      }
    }
    return new MaskedTokens(seen, targets);
  }

  private int replaced(int id, Random random) {
    double draw = random.nextDouble();
    if (draw < MASKED) {
      return mask;
    }
    return draw < MASKED_OR_RANDOM ? ordinary[random.nextInt(ordinary.length)] : id;
  }

  /** From where to before where the tokens stand that are hidden together. */
  private List<int[]> words(int[] ids) {
    List<int[]> words = new ArrayList<>();
    boolean open = false;
    for (int place = 0; place < ids.length; place++) {
      if (special.get(ids[place])) {
        open = false;
      } else if (open && continuing.get(ids[place])) {
        words.get(words.size() - 1)[1] = place + 1;
      } else {
        words.add(new int[] {place, place + 1});
        open = true;
      }
    }
    return words;
  }
}
