package org.trainyard.dataprep.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.json.Json;

class CleaningSettingsTest {
  private static final String ALL =
      """
      html = strip, entities = decode, unicode = NFC, control-characters = remove, urls = replace
      mask = [phone, email], lowercase = true, stop-words = [english, german], white-space = collapse
      min-characters = 1, max-characters = 100000, min-tokens = 1, max-tokens = 20000, min-letters = 0.2
      order += "org.trainyard.dataprep.clean.Shout"
      own { org.trainyard.dataprep.clean.Shout { marks = 3 } }
      """;

  @Test
  void everyRuleIsOffByDefault() {
    assertEquals(List.of(), CleanBlock.of("").cleaner().rules());
  }

  @Test
  void theFixedFormsAreUnderstood() {
    CleanBlock block =
        CleanBlock.of(
            "html = strip, unicode = NFC, lowercase = false, stop-words = none,"
                + " mask = [email, phone, card], min-tokens = 1");

    assertEquals(List.of("html", "unicode", "mask", "min-tokens"), block.cleaner().rules());
  }

  @Test
  void theDefaultOrderHoldsForAllRulesAndOwnOnesFollow() {
    assertEquals(
        List.of(
            "html",
            "entities",
            "unicode",
            "control-characters",
            "urls",
            "mask",
            "lowercase",
            "stop-words",
            "white-space",
            "min-characters",
            "max-characters",
            "min-tokens",
            "max-tokens",
            "min-letters",
            "org.trainyard.dataprep.clean.Shout"),
        CleanBlock.of(ALL).cleaner().rules());
  }

  @Test
  void theOrderIsThatOfTheSettings() {
    CleanBlock block = CleanBlock.of("order = [lowercase, html], html = strip, lowercase = true");

    assertEquals(List.of("lowercase", "html"), block.cleaner().rules());
  }

  @Test
  void settingsComeBackFromTheirJson() {
    CleaningSettings settings = CleanBlock.of(ALL).settings();
    String json = Json.canonical(settings);

    CleaningSettings back = CleaningSettings.of(Json.parse(json));

    assertEquals(settings, back);
    assertEquals(json, Json.canonical(back));
  }

  @Test
  void jsonNamesEachRuleWithItsSettings() {
    CleanBlock block =
        CleanBlock.of(
            "html = strip, unicode = nfkc, urls = remove, mask = \"phone,email\", max-tokens = 9,"
                + " min-letters = 0.5, order += org.trainyard.dataprep.clean.Shout");

    assertEquals(
        "[{\"rule\":\"html\"},{\"rule\":\"unicode\",\"form\":\"nfkc\"},"
            + "{\"rule\":\"urls\",\"replacement\":\"\"},"
            + "{\"rule\":\"mask\",\"kinds\":[\"email\",\"phone\"]},"
            + "{\"rule\":\"max-tokens\",\"bound\":9},{\"rule\":\"min-letters\",\"share\":0.5},"
            + "{\"rule\":\"org.trainyard.dataprep.clean.Shout\",\"settings\":{}}]",
        Json.line(block.settings()));
  }

  @Test
  void stopWordsTravelInTheJson() {
    JsonNode rule = CleanBlock.of("stop-words = english").settings().json().get(0);

    assertEquals("[\"english\"]", rule.get("languages").toString());
    // Spark 3.5.7 has 181 English words.
    assertEquals(181, rule.get("words").size());
    assertEquals("\"a\"", rule.get("words").get(0).toString(), "sorted");
  }

  @Test
  void allListsOfStopWordsAreThere() {
    for (String language : StopWordLists.LANGUAGES) {
      assertTrue(StopWordLists.of(List.of(language)).words().size() > 30, language);
    }
  }

  @Test
  void ownSettingsMayBeSetOneByOne() {
    CleanBlock block =
        CleanBlock.of(
            "order += org.trainyard.dataprep.clean.Shout",
            "prepare.clean.own.org.trainyard.dataprep.clean.Shout.marks=2");

    assertEquals("hey!!", block.cleaner().apply("hey").text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "html = stripp | prepare.clean.html = \"stripp\": prepare.clean.html is one of keep, strip. Did you mean \"strip\"?",
        "unicode = NFX | prepare.clean.unicode = \"NFX\": prepare.clean.unicode is one of none, NFD, NFC, NFKD, NFKC. Did you mean \"NFC\"?",
        "lowercase = perhaps | prepare.clean.lowercase = \"perhaps\": prepare.clean.lowercase is true or false",
        "min-tokens = -1 | prepare.clean.min-tokens = -1: prepare.clean.min-tokens is a whole number from 0 to 2147483647",
        "min-letters = 2 | prepare.clean.min-letters = 2: prepare.clean.min-letters is a number 0.0 to 1.0",
        "mask = [mail] | prepare.clean.mask = [mail]: prepare.clean.mask is none, or one or more of email, iban, card, ip, phone. Did you mean \"email\"?",
        "min-tokens = 5, max-tokens = 4 | prepare.clean.min-tokens = 5: prepare.clean.min-tokens is not above max-tokens = 4; no text would be left",
        "urls = replace, url-token = www.x | prepare.clean.url-token = \"www.x\": prepare.clean.url-token is a word that is no address, such as <url>",
        "order = [html], mask = [ip] | prepare.clean.mask = [ip]: prepare.clean.mask is on, and order does not name it; put it where it is to run, or switch it off",
        "order = [html, html] | prepare.clean.order = [html, html]: prepare.clean.order names \"html\" twice; a rule runs once",
      })
  void aProblemNamesKeyValueAndWhatIsAllowed(String hocon, String problem) {
    assertEquals(problem, CleanBlock.of(hocon).onlyProblem());
  }

  @Test
  void anUnknownLanguageIsAnsweredWithTheKnownOnes() {
    String problem = CleanBlock.of("stop-words = [englisch, german]").onlyProblem();

    assertTrue(problem.contains("one or more of danish, dutch, english, finnish"), problem);
    assertTrue(problem.endsWith("Did you mean \"english\"?"), problem);
  }

  @Test
  void unknownNamesInTheOrderAreProblems() {
    String problem = CleanBlock.of("order = [htlm]").onlyProblem();

    assertTrue(problem.contains("names \"htlm\", which is neither a rule (html, "), problem);
    assertTrue(problem.endsWith("Did you mean \"html\"?"), problem);
  }

  @Test
  void unknownKeysAreProblems() {
    assertTrue(
        CleanBlock.of("lower-case = true").onlyProblem().contains("Did you mean \"lowercase\"?"));
  }

  @Test
  void jsonOfANewerProgramIsRefusedPlainly() {
    ContentException failure =
        assertThrows(
            ContentException.class,
            () -> Cleaner.of(Json.parse("[{\"rule\":\"min-token\",\"bound\":1}]")));

    assertTrue(
        failure.getMessage().startsWith("\"min-token\" is not a cleaning rule"),
        failure.getMessage());
    assertTrue(failure.getMessage().contains("Did you mean \"min-tokens\"?"), failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | cleaning: should be a list of rules, found {}",
        "[{}] | cleaning rule {}: \"rule\" should be a text",
        "[{\"rule\":\"urls\"}] | cleaning rule {\"rule\":\"urls\"}: \"replacement\" should be a text",
        "[{\"rule\":\"min-tokens\",\"bound\":1.5}] | cleaning rule {\"rule\":\"min-tokens\",\"bound\":1.5}: \"bound\" should be a whole number",
        "[{\"rule\":\"mask\",\"kinds\":[\"x\"]}] | cleaning rule {\"rule\":\"mask\",\"kinds\":[\"x\"]}: \"kinds\" is one of [EMAIL, IBAN, CARD, IP, PHONE]; read it with the version of Trainyard that wrote it, or a newer one",
      })
  void damagedJsonIsRefusedPlainly(String json, String message) {
    JsonNode node = Json.parse(json);

    assertEquals(
        message,
        assertThrows(ContentException.class, () -> CleaningSettings.of(node)).getMessage());
  }
}
