package org.trainyard.dataprep.tokenize.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.VersionInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trainyard.dataprep.tokenize.TokenizerType;
import org.trainyard.dataprep.tokenize.Training;

/** What is counted for training is what the library will see when it encodes. */
class LibraryWordsTest {
  private static final int CHUNK = 2048;
  private static final VersionInfo OLDEST = VersionInfo.getInstance(8);

  /** Training without a word: normaliser and splitter are the same whatever is learned. */
  @SuppressWarnings("ImmutableEnumChecker") // Never changed.
  private enum Kind {
    LOWER(
        new Training(TokenizerType.WORDPIECE, 300, 1, true),
        List.of("U+166d", "U+1885", "U+1886", "U+a9bd", "U+111c9")),
    KEPT(new Training(TokenizerType.WORDPIECE, 300, 1, false), List.of("U+166d", "U+111c9")),
    BYTES(new Training(TokenizerType.BPE, 300, 1, false), List.of());

    private final Training training;
    private final List<String> changed;

    /** What changed says: characters that a later Unicode moved to another category. */
    Kind(Training training, List<String> changed) {
      this.training = training;
      this.changed = changed;
    }

    LibraryWords library() {
      return LibraryWords.of(TokenizerTrainer.learn(new CountedWords(List.of(), 0), training));
    }

    List<String> ours(String text) {
      List<String> words = new ArrayList<>();
      TokenizerTrainer.splitter(training).split(text, words::add);
      return this == BYTES ? words.stream().map(Kind::asBytes).toList() : words;
    }

    private static String asBytes(String word) {
      StringBuilder bytes = new StringBuilder();
      for (byte octet : word.getBytes(StandardCharsets.UTF_8)) {
        bytes.append(ByteLevelAlphabet.of(octet));
      }
      return bytes.toString();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void trickyTextIsSplitAsTheLibraryDoes(Kind kind) {
    try (LibraryWords library = kind.library()) {
      for (String text : TrickyTexts.ALL) {
        assertEquals(library.split(text), kind.ours(text), text);
      }
    }
  }

  /** Java 17 knows Unicode 13, the library's tables are of several versions, the oldest 8. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyCharacterIsSplitAsTheLibraryDoes(Kind kind) {
    List<String> others = new ArrayList<>();
    try (LibraryWords library = kind.library()) {
      for (int first = 0; first <= Character.MAX_CODE_POINT; first += CHUNK) {
        List<String> texts =
            IntStream.range(first, first + CHUNK)
                .filter(LibraryWordsTest::isKnownToBoth)
                .mapToObj(code -> "a" + Character.toString(code) + "b ")
                .toList();
        String all = String.join("", texts);
        if (!library.split(all).equals(kind.ours(all))) {
          texts.stream()
              .filter(text -> !library.split(text).equals(kind.ours(text)))
              .forEach(text -> others.add("U+" + Integer.toHexString(text.codePointAt(1))));
        }
      }
    }

    assertEquals(kind.changed, others);
  }

  private static boolean isKnownToBoth(int code) {
    VersionInfo age = UCharacter.getAge(code);
    return age.getMajor() > 0
        && age.compareTo(OLDEST) <= 0
        && Character.getType(code) != Character.SURROGATE;
  }
}
