package org.trainyard.dataprep.tokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trainyard.common.dataset.KeptTokens;
import org.trainyard.common.json.Json;

class TokenizerSettingsTest {
  @Test
  void theDefaultsAreThoseOfTheReference() {
    TokenizerBlock block = TokenizerBlock.of("");

    assertEquals(List.of(), block.problems());
    assertEquals(
        new TokenizerSettings(
            Optional.empty(), Optional.of(Training.DEFAULT), 256, KeptTokens.HEAD),
        block.settings());
    assertEquals(
        new Training(TokenizerType.WORDPIECE, 30522, 2, true), Training.DEFAULT, "as documented");
  }

  @Test
  void everyKeyIsMapped() {
    TokenizerBlock block =
        TokenizerBlock.of(
            "type = wordpiece, vocabulary-size = 16000, min-frequency = 5, lowercase = false,"
                + " max-length = 128, keep = both");

    assertEquals(
        new TokenizerSettings(
            Optional.empty(),
            Optional.of(new Training(TokenizerType.WORDPIECE, 16000, 5, false)),
            128,
            KeptTokens.BOTH),
        block.settings());
  }

  @Test
  void bytePairEncodingKeepsLetters() {
    Training training = TokenizerBlock.of("type = bpe").settings().training().orElseThrow();

    assertEquals(new Training(TokenizerType.BPE, 30522, 2, false), training);
  }

  @Test
  void aFileLeavesNothingToTrain() {
    TokenizerBlock block = TokenizerBlock.of("file = \"/t/tokenizer.json\", max-length = 64");

    assertEquals(List.of(), block.problems());
    assertEquals(
        new TokenizerSettings(
            Optional.of("/t/tokenizer.json"), Optional.empty(), 64, KeptTokens.HEAD),
        block.settings());
  }

  @Test
  void theIdentityNamesNoPath() {
    TokenizerSettings file = TokenizerBlock.of("file = a, max-length = 64").settings();
    TokenizerSettings trained = TokenizerBlock.of("type = bpe, vocabulary-size = 500").settings();

    assertEquals("{\"maxLength\":64}", Json.canonical(file.withoutPaths()));
    assertEquals(
        "{\"maxLength\":256,\"training\":{\"lowercase\":false,\"minFrequency\":2,"
            + "\"type\":\"bpe\",\"vocabularySize\":500}}",
        Json.canonical(trained.withoutPaths()));
    assertEquals(
        "{\"keep\":\"tail\",\"maxLength\":64}",
        Json.canonical(
            TokenizerBlock.of("file = a, max-length = 64, keep = tail").settings().withoutPaths()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "type = wordpeace | prepare.tokenizer.type = \"wordpeace\": prepare.tokenizer.type is one of wordpiece, bpe. Did you mean \"wordpiece\"?",
        "vocabulary-size = 299 | prepare.tokenizer.vocabulary-size = 299: prepare.tokenizer.vocabulary-size is a whole number from 300 to 1000000",
        "min-frequency = 0 | prepare.tokenizer.min-frequency = 0: prepare.tokenizer.min-frequency is a whole number from 1 to 1000000",
        "max-length = 2 | prepare.tokenizer.max-length = 2: prepare.tokenizer.max-length is a whole number from 3 to 65536",
        "max-length = 65537 | prepare.tokenizer.max-length = 65537: prepare.tokenizer.max-length is a whole number from 3 to 65536",
        "keep = middle | prepare.tokenizer.keep = \"middle\": prepare.tokenizer.keep is one of head, tail, both.",
        "lowercase = perhaps | prepare.tokenizer.lowercase = \"perhaps\": prepare.tokenizer.lowercase is true or false",
        "file = t, vocabulary-size = 500 | prepare.tokenizer.vocabulary-size = 500: prepare.tokenizer.vocabulary-size is for training, and file names a tokenizer that is trained; take one of them out",
        "file = t, type = bpe | prepare.tokenizer.type = \"bpe\": prepare.tokenizer.type is for training, and file names a tokenizer that is trained; take one of them out",
        "file = t, min-frequency = 3 | prepare.tokenizer.min-frequency = 3: prepare.tokenizer.min-frequency is for training, and file names a tokenizer that is trained; take one of them out",
        "file = t, lowercase = false | prepare.tokenizer.lowercase = false: prepare.tokenizer.lowercase is for training, and file names a tokenizer that is trained; take one of them out",
      })
  void aProblemNamesKeyValueAndWhatIsAllowed(String hocon, String problem) {
    assertEquals(List.of(problem), TokenizerBlock.of(hocon).problems());
  }
}
