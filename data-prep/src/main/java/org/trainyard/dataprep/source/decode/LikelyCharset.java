package org.trainyard.dataprep.source.decode;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The most likely character set among those in use before Unicode, by ICU's statistics of letters.
 * ICU also knows EBCDIC, UTF-16 and escape sequences; what it takes for these are binary files.
 */
final class LikelyCharset {
  /** Out of 100: below, ICU has seen next to nothing of the language it names. */
  private static final int LEAST_CONFIDENCE = 20;

  /** The same for short texts, where a few letters in a row are half of all. */
  private static final int LEAST_CONFIDENCE_SHORT = 40;

  /** Letters that make a text long enough. */
  private static final int LONG = 100;

  /** Fewer letters could be anything. */
  private static final int LEAST_LETTERS = 16;

  /** With fewer bytes beyond ASCII, ICU takes Russian for Hebrew, and Korean for Russian. */
  private static final int LEAST_BEYOND_ASCII = 32;

  /** In two bytes a character, in which few bytes go together by chance. */
  private static final Set<String> DOUBLE =
      Set.of("windows-31j", "EUC-JP", "x-windows-949", "x-windows-950", "GB18030");

  /** Of languages with few letters beyond ASCII, which seldom stand side by side. */
  private static final Set<String> LATIN =
      Set.of(
          "ISO-8859-1", "ISO-8859-2", "ISO-8859-9", "windows-1250", "windows-1252", "windows-1254");

  /** What ICU calls it, and the widest character set that goes by that name. */
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("ISO-8859-1", "ISO-8859-1"),
          Map.entry("ISO-8859-2", "ISO-8859-2"),
          Map.entry("ISO-8859-5", "ISO-8859-5"),
          Map.entry("ISO-8859-6", "ISO-8859-6"),
          Map.entry("ISO-8859-7", "ISO-8859-7"),
          Map.entry("ISO-8859-8", "ISO-8859-8"),
          Map.entry("ISO-8859-8-I", "ISO-8859-8"),
          Map.entry("ISO-8859-9", "ISO-8859-9"),
          Map.entry("windows-1250", "windows-1250"),
          Map.entry("windows-1251", "windows-1251"),
          Map.entry("windows-1252", "windows-1252"),
          Map.entry("windows-1253", "windows-1253"),
          Map.entry("windows-1254", "windows-1254"),
          Map.entry("windows-1255", "windows-1255"),
          Map.entry("windows-1256", "windows-1256"),
          Map.entry("KOI8-R", "KOI8-R"),
          Map.entry("Shift_JIS", "windows-31j"),
          Map.entry("EUC-JP", "EUC-JP"),
          Map.entry("EUC-KR", "x-windows-949"),
          Map.entry("Big5", "x-windows-950"),
          Map.entry("GB18030", "GB18030"));

  private LikelyCharset() {}

  /** The text in the most likely character set in which the bytes are sound. */
  static Optional<Decoded> decode(byte[] bytes) {
    int beyondAscii = count(bytes, each -> each < 0);
    int letters = beyondAscii + count(bytes, Character::isLetter);
    if (letters < LEAST_LETTERS) {
      return Optional.empty();
    }
    int least = letters < LONG ? LEAST_CONFIDENCE_SHORT : LEAST_CONFIDENCE;
    CharsetDetector detector = new CharsetDetector();
    detector.setText(TellingSample.of(bytes));
    for (CharsetMatch match : detector.detectAll()) {
      String charset = KNOWN.get(match.getName());
      if (charset != null
          && match.getConfidence() >= (DOUBLE.contains(charset) ? LEAST_CONFIDENCE : least)
          && (beyondAscii >= LEAST_BEYOND_ASCII || !isOtherScript(charset))
          && Charset.isSupported(charset)
          && StrictDecoding.of(bytes, Charset.forName(charset)) instanceof Decoded.Text text
          && isPlausible(text.text())
          && (!LATIN.contains(charset) || isPlausibleLatin(text.text()))) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private static int count(byte[] bytes, IntPredicate wanted) {
    int found = 0;
    for (byte each : bytes) {
      found += wanted.test(each) ? 1 : 0;
    }
    return found;
  }

  /** Cyrillic, Greek, Hebrew or Arabic. */
  private static boolean isOtherScript(String charset) {
    return !LATIN.contains(charset) && !DOUBLE.contains(charset);
  }

  /** Else it is one of the languages that are written in two bytes. */
  private static boolean isPlausibleLatin(String text) {
    int letters = 0;
    int pairs = 0;
    for (int at = 0; at < text.length(); at++) {
      if (isLetterBeyondAscii(text, at)) {
        letters++;
        pairs += at > 0 && isLetterBeyondAscii(text, at - 1) ? 1 : 0;
      }
    }
    return pairs <= 1 + letters / 4;
  }

  private static boolean isLetterBeyondAscii(String text, int at) {
    return text.charAt(at) > 0x7F && Character.isLetter(text.charAt(at));
  }

  /** Nobody writes C1 controls, private characters or noncharacters in these character sets. */
  private static boolean isPlausible(String text) {
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each >= 0x7F) {
        int type = Character.getType(each);
        if (type == Character.CONTROL
            || type == Character.PRIVATE_USE
            || type == Character.UNASSIGNED
            || each == '\uFFFD') {
          return false;
        }
      }
    }
    return true;
  }
}
