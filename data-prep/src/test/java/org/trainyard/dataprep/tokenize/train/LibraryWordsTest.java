package org.trainyard.dataprep.tokenize.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.VersionInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trainyard.dataprep.tokenize.TokenizerType;
import org.trainyard.dataprep.tokenize.Training;

/** What is counted for training is what the library will see when it encodes. */
class LibraryWordsTest {
  private static final int CHUNK = 2048;

  /** Training without a word: normaliser and splitter are the same whatever is learned. */
  private enum Kind {
    LOWER(new Training(TokenizerType.WORDPIECE, 300, 1, true)),
    KEPT(new Training(TokenizerType.WORDPIECE, 300, 1, false)),
    BYTES(new Training(TokenizerType.BPE, 300, 1, false));

    private final Training training;

    Kind(Training training) {
      this.training = training;
    }

    LibraryWords library() {
      return LibraryWords.of(
          TokenizerTrainer.learn(new CountedWords(List.of(), 0), training));
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
    VersionInfo newest = VersionInfo.getInstance(8);
    try (LibraryWords library = kind.library()) {
      for (int first = 0; first <= Character.MAX_CODE_POINT; first += CHUNK) {
        StringBuilder text = new StringBuilder();
        for (int code = first; code < first + CHUNK; code++) {
          VersionInfo age = UCharacter.getAge(code);
          if (age.getMajor() > 0
              && age.compareTo(newest) <= 0
              && Character.getType(code) != Character.SURROGATE) {
            text.append('a').appendCodePoint(code).append("b ");
          }
        }

        assertEquals(
            library.split(text.toString()),
            kind.ours(text.toString()),
            () -> "from U+" + Integer.toHexString(first(text)));
      }
    }
  }

  private static int first(CharSequence text) {
    return Character.codePointAt(text, 1);
  }
}
