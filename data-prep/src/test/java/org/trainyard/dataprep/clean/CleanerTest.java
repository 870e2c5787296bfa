package org.trainyard.dataprep.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trainyard.common.json.Json;

class CleanerTest {
  private static final String RULES =
      "html = strip, mask = [email], lowercase = true, white-space = collapse, min-tokens = 3";
  private static final String RAW = "<p>Write to  <b>Ann@Example.org</b> &amp; wait</p>";

  @Test
  void tellsWhichRulesChangedTheText() {
    CleanedText cleaned = CleanBlock.of(RULES).cleaner().apply(RAW);

    assertEquals(
        new CleanedText(
            "write to <email> & wait", List.of("html", "mask", "lowercase"), Optional.empty()),
        cleaned);
  }

  @Test
  void theFirstRejectionEndsTheCleaning() {
    CleanedText cleaned = CleanBlock.of(RULES + ", min-letters = 1").cleaner().apply("<i>So 1</i>");

    assertEquals(
        new CleanedText(
            "so 1",
            List.of("html", "lowercase"),
            Optional.of(new Rejection("min-tokens", "fewer than 3 words"))),
        cleaned);
  }

  @Test
  void withoutRulesNothingChanges() {
    assertEquals(
        new CleanedText(RAW, List.of(), Optional.empty()), CleanBlock.of("").cleaner().apply(RAW));
  }

  @Test
  void theJsonAloneGivesTheSameText() {
    Cleaner fromSettings = CleanBlock.of(RULES).cleaner();
    String json = Json.pretty(CleanBlock.of(RULES).settings());

    Cleaner fromJson = Cleaner.of(Json.parse(json));

    assertEquals(fromSettings.rules(), fromJson.rules());
    assertEquals(fromSettings.apply(RAW), fromJson.apply(RAW));
  }

  @Test
  void travelsToExecutors() throws IOException, ClassNotFoundException {
    Cleaner cleaner =
        CleanBlock.of(
                RULES
                    + ", unicode = NFC, urls = remove, stop-words = french, max-characters = 999,"
                    + " entities = decode, control-characters = remove, min-letters = 0.1,"
                    + " order += org.trainyard.dataprep.clean.Shout")
            .cleaner();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(cleaner);
    }

    Cleaner arrived;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      arrived = (Cleaner) in.readObject();
    }

    assertEquals(cleaner.apply(RAW), arrived.apply(RAW));
  }
}
