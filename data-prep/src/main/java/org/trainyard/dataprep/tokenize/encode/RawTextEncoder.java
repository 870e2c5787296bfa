package org.trainyard.dataprep.tokenize.encode;

import org.trainyard.common.dataset.TextPreparation;
import org.trainyard.dataprep.clean.CleanedText;
import org.trainyard.dataprep.clean.Cleaner;
import org.trainyard.dataprep.source.Utf8;
import org.trainyard.dataprep.tokenize.WellFormed;

/**
 * Makes of a raw text the token ids that {@code prepare} made of it: cleans it and encodes it, by
 * {@code preparation.json} and the {@code tokenizer.json} beside it and nothing else. Threads may
 * share it. It holds native memory until it is closed.
 */
public final class RawTextEncoder implements AutoCloseable {
  private final Cleaner cleaner;
  private final TokenEncoder encoder;

  private RawTextEncoder(Cleaner cleaner, TokenEncoder encoder) {
    this.cleaner = cleaner;
    this.encoder = encoder;
  }

  /**
   * Makes an encoder.
   *
   * @param preparation what {@code preparation.json} says of texts
   * @param tokenizerJson the bytes of {@code tokenizer.json}
   * @throws org.trainyard.common.job.ContentException if a rule is not known, or the tokenizer is
   *     not the one that the preparation names
   * @throws org.trainyard.common.job.UsageException if the class of an own rule is not at hand
   */
  public static RawTextEncoder load(TextPreparation preparation, byte[] tokenizerJson) {
    Cleaner cleaner = Cleaner.of(preparation.cleaning());
    return new RawTextEncoder(cleaner, TokenEncoder.load(tokenizerJson, preparation.tokenizer()));
  }

  /**
   * Encodes a text.
   *
   * @param raw the text as its source has it
   * @throws RejectedTextException if cleaning rejects it or leaves nothing of it, or it has no
   *     token
   */
  public EncodedText encode(String raw) {
    CleanedText cleaned = cleaner.apply(WellFormed.of(raw));
    if (cleaned.unusable().isPresent()) {
      throw new RejectedTextException(cleaned.unusable().get());
    }
    EncodedText encoded = encoded(cleaned.text());
    if (encoded.ids().length == 0) {
      throw new RejectedTextException("the tokenizer makes no token of it");
    }
    return encoded;
  }

  /**
   * Encodes a text also where cleaning rejects it: then as far as it was cleaned, or as it is if
   * nothing is left.
   *
   * @param raw the text as its source has it
   */
  public EncodedText encodeRejectedToo(String raw) {
    CleanedText cleaned = cleaner.apply(WellFormed.of(raw));
    return encoded(cleaned.text().isBlank() ? raw : cleaned.text());
  }

  private EncodedText encoded(String clean) {
    // A dataset's texts were bytes in between, which matters where a rule cuts a pair in two.
    return encoder.encode(Utf8.of(clean).toString());
  }

  @Override
  public void close() {
    encoder.close();
  }
}
