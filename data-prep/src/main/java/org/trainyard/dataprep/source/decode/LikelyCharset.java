package org.trainyard.dataprep.source.decode;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The most likely character set among those in use before Unicode, by ICU's statistics of letters.
 * ICU also knows EBCDIC, UTF-16 and escape sequences; what it takes for these are binary files.
 */
final class LikelyCharset {
  /** Out of 100: below, ICU has seen next to nothing of the language it names. */
  private static final int LEAST_CONFIDENCE = 20;

  /** Fewer letters and bytes beyond ASCII could be anything. */
  private static final int LEAST_EVIDENCE = 16;

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
    if (evidence(bytes) < LEAST_EVIDENCE) {
      return Optional.empty();
    }
    CharsetDetector detector = new CharsetDetector();
    detector.setText(TellingSample.of(bytes));
    for (CharsetMatch match : detector.detectAll()) {
      String charset = KNOWN.get(match.getName());
      if (charset != null
          && match.getConfidence() >= LEAST_CONFIDENCE
          && Charset.isSupported(charset)
          && StrictDecoding.of(bytes, Charset.forName(charset)) instanceof Decoded.Text text
          && isPlausible(text.text())
          && (!LATIN.contains(charset) || isPlausibleLatin(text.text()))) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private static int evidence(byte[] bytes) {
    int letters = 0;
    for (int at = 0; at < bytes.length && letters < LEAST_EVIDENCE; at++) {
      letters += bytes[at] < 0 || Character.isLetter(bytes[at]) ? 1 : 0;
    }
    return letters;
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
