package org.trainyard.dataprep.tokenize.encode;

import java.util.Arrays;
import java.util.Iterator;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.trainyard.common.dataset.KeptTokens;
import org.trainyard.common.dataset.TokenizerSpec;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.storage.Digests;
import org.trainyard.dataprep.tokenize.LongText;

/**
 * Turns text into token ids with Hugging Face's tokenizers library, by any {@code tokenizer.json}.
 * What the file says of cutting and padding is not used.
 *
 * <p>An encoder works on the thread that calls it and starts no other. Threads may share one, which
 * saves memory; one for each partition scales better on many cores, since byte pair encoding has a
 * cache that threads would wait for. It holds native memory until it is closed.
 */
public final class TokenEncoder implements AutoCloseable {
  private final NativeTokenizer tokenizer;
  private final SpecialTokens special;
  private final String[] tokens;
  private final TokenizerSpec spec;

  private TokenEncoder(
      NativeTokenizer tokenizer, SpecialTokens special, String[] tokens, TokenizerSpec spec) {
    this.tokenizer = tokenizer;
    this.special = special;
    this.tokens = tokens;
    this.spec = spec;
  }

  /**
   * Makes an encoder.
   *
   * @param tokenizerJson the bytes of {@code tokenizer.json}
   * @param maxLength most tokens of a text, special ones included; what is longer is cut
   * @param keep which tokens stay of a longer text
   * @throws ContentException if the bytes are no tokenizer
   * @throws UsageException if the special tokens leave no room for a text
   */
  public static TokenEncoder load(byte[] tokenizerJson, int maxLength, KeptTokens keep) {
    TokenizerFile file = TokenizerFile.of(tokenizerJson);
    NativeTokenizer tokenizer = NativeTokenizer.of(file.text());
    try {
      SpecialTokens special = SpecialTokens.of(tokenizer);
      if (maxLength <= special.count()) {
        throw new UsageException(
            String.format(
                "max-length = %d leaves no room for text beside the %d special tokens that"
                    + " tokenizer.json puts around it; set prepare.tokenizer.max-length to %d or"
                    + " more",
                maxLength, special.count(), special.count() + 1));
      }
      String[] tokens = file.tokens();
      TokenizerSpec spec =
          new TokenizerSpec(
              file.type(),
              Digests.of(tokenizerJson),
              maxLength,
              keep,
              tokens.length,
              file.padding().orElse(0),
              file.unknown(),
              file.special());
      return new TokenEncoder(tokenizer, special, tokens, spec);
    } catch (RuntimeException | Error e) {
      tokenizer.close();
      throw e;
    }
  }

  /**
   * Makes the encoder that a dataset was encoded with.
   *
   * @param tokenizerJson the bytes of the {@code tokenizer.json} that stands beside the dataset or
   *     the model
   * @param spec what the {@code preparation.json} there says of it
   * @throws ContentException if it is another file, or no tokenizer
   */
  public static TokenEncoder load(byte[] tokenizerJson, TokenizerSpec spec) {
    spec.requireSame(tokenizerJson);
    return load(tokenizerJson, spec.maxLength(), spec.keep());
  }

  /**
   * Encodes a text; any characters at all. An unpaired surrogate counts as U+FFFD.
   *
   * <p>A text of more than {@value LongText#MOST_CHARACTERS} UTF-16 units is encoded piece by
   * piece: see {@link LongText}.
   */
  public EncodedText encode(String text) {
    if (text.length() > LongText.MOST_CHARACTERS) {
      return encodeLong(text);
    }
    long[] all = tokenizer.withSpecialTokens(text);
    if (all.length > spec.maxLength()) {
      TokenWindow window = window();
      window.add(all, special.before().length, all.length - special.behind().length);
      return new EncodedText(
          window.between(special.before(), special.behind()), all.length, unknown(all));
    }
    int[] ids = new int[all.length];
    for (int at = 0; at < ids.length; at++) {
      ids[at] = (int) all[at];
    }
    return new EncodedText(ids, all.length, unknown(all));
  }

  private EncodedText encodeLong(String text) {
    TokenWindow window = window();
    int unknown = unknown(special.before()) + unknown(special.behind());
    for (Iterator<String> pieces = LongText.pieces(text); pieces.hasNext(); ) {
      long[] found = tokenizer.withoutSpecialTokens(pieces.next());
      window.add(found, 0, found.length);
      unknown += unknown(found);
    }
    return new EncodedText(
        window.between(special.before(), special.behind()),
        window.seen() + special.count(),
        unknown);
  }

  private TokenWindow window() {
    int room = spec.maxLength() - special.count();
    return new TokenWindow(room, spec.keep().fromBeginning(room));
  }

  private int unknown(long[] ids) {
    if (spec.unknownId().isEmpty()) {
      return 0;
    }
    long id = spec.unknownId().getAsInt();
    int unknown = 0;
    for (long each : ids) {
      if (each == id) {
        unknown++;
      }
    }
    return unknown;
  }

  private int unknown(int[] ids) {
    return unknown(Arrays.stream(ids).asLongStream().toArray());
  }

  /** The text of ids, special tokens left out. */
  public String decode(int... ids) {
    LongStream longs = Arrays.stream(ids).asLongStream();
    return tokenizer.decode(longs.toArray());
  }

  /**
   * How a token is written in the file, for example {@code ##ing}; empty for an id in a gap.
   *
   * @param id from 0 to {@link #vocabularySize} - 1
   */
  public String token(int id) {
    return tokens[id];
  }

  /** One more than the largest id: the rows of an embedding. */
  public int vocabularySize() {
    return tokens.length;
  }

  /** The id of the padding token; 0 if the tokenizer has none, and any will do behind a mask. */
  public int padId() {
    return spec.padId();
  }

  /** The id of a special token as the file writes it, for example {@code [CLS]}. */
  public OptionalInt specialId(String token) {
    Integer id = spec.specialTokens().get(token);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** What a preparation needs to know to use the file again. */
  public TokenizerSpec spec() {
    return spec;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
