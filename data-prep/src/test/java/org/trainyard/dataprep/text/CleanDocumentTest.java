package org.trainyard.dataprep.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trainyard.common.json.Json;
import org.trainyard.dataprep.clean.Cleaner;
import org.trainyard.dataprep.source.RawRow.Part;
import org.trainyard.dataprep.source.RawRow.Place;
import org.trainyard.dataprep.source.Utf8;
import org.trainyard.dataprep.source.text.Document;

class CleanDocumentTest {
  private static final Cleaner CLEANER =
      Cleaner.of(Json.parse("[{\"rule\":\"html\"},{\"rule\":\"max-characters\",\"bound\":20}]"));

  @Test
  void aSoundTextIsCleanedAndItsRawTextStays() {
    CleanDocument cleaned = CleanDocument.of(document("<b>bold</b> words"), CLEANER);

    assertTrue(cleaned.isSound());
    assertEquals("bold words", cleaned.clean().toString());
    assertEquals("<b>bold</b> words", cleaned.document().text().toString());
    assertEquals(List.of("html"), cleaned.changedBy());
  }

  @Test
  void aTextOfWhichNothingIsLeftIsPutAside() {
    CleanDocument cleaned = CleanDocument.of(document("<p></p><br>"), CLEANER);

    assertFalse(cleaned.isSound());
    assertEquals("nothing left after cleaning", cleaned.reason());
    assertEquals("", cleaned.rejectedBy(), "no rule of the settings did it");
  }

  @Test
  void aRejectionNamesItsRule() {
    CleanDocument cleaned =
        CleanDocument.of(document("<i>far more than twenty characters</i>"), CLEANER);

    assertFalse(cleaned.isSound());
    assertEquals("max-characters", cleaned.rejectedBy());
    assertEquals("max-characters: more than 20 characters", cleaned.reason());
  }

  @Test
  void anExampleShowsNoPersonalData() {
    CleanDocument cleaned = CleanDocument.of(document("<i>ann@example.org</i>"), CLEANER);

    Example example = Example.of(cleaned).orElseThrow();

    assertEquals("<i><email></i>", example.before());
    assertEquals("<email>", example.after());
    assertTrue(
        Example.of(new CleanDocument(document("x".repeat(2000)), Utf8.EMPTY, List.of(), "", ""))
            .isEmpty());
  }

  private static Document document(String text) {
    return new Document(
        new Place(Part.MAIN, "path", "file:/in", 0), Utf8.of(text), "good", Map.of(), 0, "", "");
  }
}
