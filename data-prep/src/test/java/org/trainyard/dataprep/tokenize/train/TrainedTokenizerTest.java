package org.trainyard.dataprep.tokenize.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trainyard.common.dataset.KeptTokens;
import org.trainyard.dataprep.tokenize.TokenizerType;
import org.trainyard.dataprep.tokenize.Training;
import org.trainyard.dataprep.tokenize.WellFormed;
import org.trainyard.dataprep.tokenize.encode.EncodedText;
import org.trainyard.dataprep.tokenize.encode.TokenEncoder;

/** What is learned, loaded by the library. */
class TrainedTokenizerTest {
  private static final int SPECIAL = 5;
  private static final int BYTES = 256;

  /** The words of Sennrich et al. 2016; by hand: es 9, est 9, lo 7, low 7, ew 6, new 6. */
  @Test
  void bytePairsOfThePaperAreUsedForAnUnseenWord() {
    Map<String, Long> words = Map.of("low", 5L, "lower", 2L, "newest", 6L, "widest", 3L);

    try (TokenEncoder encoder =
        trained(words, new Training(TokenizerType.BPE, SPECIAL + BYTES + 6, 1, false))) {
      assertEquals("[CLS] low est [SEP]", tokens(encoder, "lowest"));
      assertEquals("[CLS] new e r Ġ low [SEP]", tokens(encoder, "newer low"));
      assertEquals(SPECIAL + BYTES + 6, encoder.vocabularySize());
    }
  }

  @Test
  void wordPiecesOfATinyCorpusAreUsedForAnUnseenWord() {
    Map<String, Long> words = Map.of("hug", 10L, "pug", 5L, "pun", 12L, "bun", 4L, "hugs", 5L);

    try (TokenEncoder encoder =
        trained(words, new Training(TokenizerType.WORDPIECE, 40, 1, true))) {
      assertEquals("[CLS] hugs pug ##s b ##ug [SEP]", tokens(encoder, "Hugs PUGS bùg"));
      assertEquals("[CLS] [UNK] hug [UNK] [SEP]", tokens(encoder, "hugx hug !"));
      assertEquals(2, encoder.encode("hugx hug !").unknown());
      assertEquals("hugs pugs", encoder.decode(encoder.encode("hugs pugs").ids()));
    }
  }

  @Test
  void everyTextComesBackFromItsBytes() {
    ByteLevelWords splitter = new ByteLevelWords();
    Training training = new Training(TokenizerType.BPE, 700, 2, false);
    String file = TokenizerTrainer.learn(Counted.of(TrickyTexts.ALL, splitter), training);

    try (TokenEncoder encoder = TokenEncoder.load(bytes(file), 4096, KeptTokens.HEAD)) {
      for (String text : TrickyTexts.ALL) {
        EncodedText encoded = encoder.encode(text);

        assertEquals(withoutSpecial(WellFormed.of(text)), encoder.decode(encoded.ids()), text);
        assertEquals(0, encoded.unknown(), text);
      }
      assertTrue(encoder.vocabularySize() > SPECIAL + BYTES + 50, "something was learned");
    }
  }

  @Test
  void noWordOfTheCorpusIsUnknownToWordPieces() {
    BertWords splitter = new BertWords(BertWords.LetterCase.LOWER);
    Training training = new Training(TokenizerType.WORDPIECE, 2000, 1, true);
    String file = TokenizerTrainer.learn(Counted.of(TrickyTexts.ALL, splitter), training);

    try (TokenEncoder encoder = TokenEncoder.load(bytes(file), 4096, KeptTokens.HEAD)) {
      for (String text : TrickyTexts.ALL) {
        int said = text.contains("[UNK]") ? 1 : 0;

        assertEquals(said, encoder.encode(text).unknown(), text);
      }
    }
  }

  @Test
  void letterCaseIsThatOfTheSettings() {
    BertWords kept = new BertWords(BertWords.LetterCase.KEPT);
    Training training = new Training(TokenizerType.WORDPIECE, 300, 1, false);
    List<String> texts = List.of("Ñandú ñandu");

    try (TokenEncoder encoder =
        TokenEncoder.load(
            bytes(TokenizerTrainer.learn(Counted.of(texts, kept), training)),
            16,
            KeptTokens.HEAD)) {
      assertEquals("[CLS] Ñandú ñandu [SEP]", tokens(encoder, "Ñandú ñandu"));
      assertNotEquals(0, encoder.encode("NANDU").unknown());
    }
  }

  private static TokenEncoder trained(Map<String, Long> words, Training training) {
    return TokenEncoder.load(
        bytes(TokenizerTrainer.learn(Counted.of(words), training)), 64, KeptTokens.HEAD);
  }

  private static String withoutSpecial(String text) {
    return text.replaceAll("\\[(CLS|SEP|PAD|UNK|MASK)\\]", "");
  }

  private static String tokens(TokenEncoder encoder, String text) {
    return String.join(
        " ", Arrays.stream(encoder.encode(text).ids()).mapToObj(encoder::token).toList());
  }

  private static byte[] bytes(String file) {
    return file.getBytes(StandardCharsets.UTF_8);
  }
}
