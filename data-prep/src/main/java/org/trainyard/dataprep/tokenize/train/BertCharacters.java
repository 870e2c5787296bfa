package org.trainyard.dataprep.tokenize.train;

/** Kinds of characters that BERT's tokenizer tells apart. */
final class BertCharacters {
  private static final int REPLACEMENT = 0xFFFD;

  private BertCharacters() {}

  /** Control and format characters, private use, unpaired surrogates and U+FFFD. */
  static boolean isRemoved(int code) {
    int type = Character.getType(code);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.PRIVATE_USE
        || type == Character.SURROGATE
        || code == REPLACEMENT;
  }

  /** ASCII's signs, letters and digits aside, and Unicode's categories of punctuation. */
  static boolean isPunctuation(int code) {
    if (code < 0x80) {
      return code > ' ' && code < 0x7F && !Character.isLetterOrDigit(code);
    }
    switch (Character.getType(code)) {
      case Character.CONNECTOR_PUNCTUATION:
      case Character.DASH_PUNCTUATION:
      case Character.START_PUNCTUATION:
      case Character.END_PUNCTUATION:
      case Character.INITIAL_QUOTE_PUNCTUATION:
      case Character.FINAL_QUOTE_PUNCTUATION:
      case Character.OTHER_PUNCTUATION:
        return true;
      default:
        return false;
    }
  }

  /** The blocks of CJK unified and compatibility ideographs; neither kana nor Hangul. */
  static boolean isIdeograph(int code) {
    return within(code, 0x4E00, 0x9FFF)
        || within(code, 0x3400, 0x4DBF)
        || within(code, 0x20000, 0x2A6DF)
        || within(code, 0x2A700, 0x2B73F)
        || within(code, 0x2B740, 0x2B81F)
        || within(code, 0x2B920, 0x2CEAF)
        || within(code, 0xF900, 0xFAFF)
        || within(code, 0x2F800, 0x2FA1F);
  }

  private static boolean within(int code, int first, int last) {
    return code >= first && code <= last;
  }
}
