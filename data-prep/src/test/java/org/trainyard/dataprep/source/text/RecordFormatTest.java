package org.trainyard.dataprep.source.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trainyard.common.job.ContentException;
import org.trainyard.dataprep.source.csv.CsvSettings.FirstLine;

class RecordFormatTest {
  private static final CsvRecords CSV = new CsvRecords(",", FirstLine.HEADER);

  @Test
  void csvInQuotesHoldsDelimitersQuotesAndLineEnds() {
    // RFC 4180, section 2, rules 5 to 7.
    List<Parsed> records = read(CSV, "text,label\r\n\"a, \"\"b\"\"\r\nc\",x\r\n d ,y\r\n");

    assertEquals(
        List.of(fields("text", "a, \"b\"\nc", "label", "x"), fields("text", " d ", "label", "y")),
        records);
  }

  @Test
  void csvWithAnotherDelimiterAndNoHeaderHasNumbersForNames() {
    List<Parsed> records = read(new CsvRecords("§", FirstLine.ROW), "a,b§x\n\nc§y");

    assertEquals(List.of(fields("1", "a,b", "2", "x"), fields("1", "c", "2", "y")), records);
  }

  @Test
  void csvWithTooManyOrTooFewColumnsIsMalformed() {
    List<Parsed> records = read(CSV, "text,label\na,x,1\nb\nc,z\n");

    assertEquals(CsvRecords.COLUMNS, ((Parsed.Malformed) records.get(0)).reason());
    assertEquals("3 in place of 2: a,x,1", ((Parsed.Malformed) records.get(0)).excerpt());
    assertEquals(CsvRecords.COLUMNS, ((Parsed.Malformed) records.get(1)).reason());
    assertEquals(fields("text", "c", "label", "z"), records.get(2), "it goes on");
  }

  @Test
  void aQuoteThatNothingClosesIsToldAndNotTakenForText() {
    List<Parsed> records = read(CSV, "text,label\nfine,x\n\"open,y\nnext,z\n");

    assertEquals(fields("text", "fine", "label", "x"), records.get(0));
    assertEquals(CsvRecords.QUOTE, ((Parsed.Malformed) records.get(1)).reason());
    assertEquals(2, records.size());
  }

  @Test
  void anOpenQuoteTakesNoOtherRowsLabel() {
    List<Parsed> records =
        read(CSV, "text,label\nfine,x\n\"open,pos\n\"second row\",neg\nlast,z\n");

    assertEquals(CsvRecords.QUOTE, ((Parsed.Malformed) records.get(1)).reason());
    assertEquals("\"open,pos\n\"second row\",neg", ((Parsed.Malformed) records.get(1)).excerpt());
    assertEquals(fields("text", "last", "label", "z"), records.get(2), "it goes on");
  }

  @Test
  void aQuoteInAPlainValueIsAQuote() {
    List<Parsed> records = read(CSV, "text,label\n5\" screen is big,\"pos\"");

    assertEquals(List.of(fields("text", "5\" screen is big", "label", "pos")), records);
  }

  @Test
  void rowsThatBeginWithNulAreRows() {
    assertEquals(1, read(CSV, "text,label\n\u0000a,x\n").size());
  }

  @Test
  void linesMayEndInBothWays() {
    assertEquals(
        List.of(fields("text", "a", "label", "x"), fields("text", "b", "label", "y")),
        read(CSV, "text,label\r\na,x\n\"b\",y\r\n"));
  }

  @Test
  void aListOrAnObjectIsNoText() {
    assertEquals(
        List.of(new Parsed.Fields(Map.of("label", "x"))),
        read(new JsonLines(), "{\"text\":{\"a\":1},\"label\":\"x\"}\n"));
  }

  @Test
  void csvThatNamesAColumnTwiceIsRefused() {
    ContentException thrown =
        assertThrows(ContentException.class, () -> read(CSV, "text,text\na,b\n"));

    assertTrue(thrown.getMessage().contains("names a column twice"), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("file:/in"), thrown.getMessage());
  }

  @Test
  void aCsvOfAHeaderAloneOrOfNothingHasNoRecords() {
    assertEquals(List.of(), read(CSV, "text,label\n"));
    assertEquals(List.of(), read(CSV, ""));
  }

  @Test
  void jsonLinesGoOnBehindABadOne() {
    List<Parsed> records =
        read(
            new JsonLines(),
            "{\"text\":\"a\\nb\",\"label\":1}\r\n\n[1]\n{\"text\":\n{\"label\":null}");

    assertEquals(fields("text", "a\nb", "label", "1"), records.get(0));
    assertEquals(new Parsed.Malformed(JsonFields.NO_OBJECT, "[1]"), records.get(1));
    assertEquals(JsonFields.NO_JSON, ((Parsed.Malformed) records.get(2)).reason());
    assertEquals(new Parsed.Fields(Map.of()), records.get(3), "null is no value");
    assertEquals(4, records.size());
  }

  @Test
  void whatFollowsAnObjectOnItsLineIsNoJson() {
    List<Parsed> records = read(new JsonLines(), "{\"text\":\"a\"} {\"text\":\"b\"}\n");

    assertEquals(JsonFields.NO_JSON, ((Parsed.Malformed) records.get(0)).reason());
  }

  @Test
  void aJsonArrayIsReadElementByElement() {
    List<Parsed> records =
        read(
            new JsonArray(), " [ {\"t\":\"a\",\"s\":true},\n 7, {\"t\":\"\\u00e9\",\"s\":1.50} ] ");

    assertEquals(
        List.of(
            fields("t", "a", "s", "true"),
            new Parsed.Malformed(JsonFields.NO_OBJECT, "7"),
            fields("t", "é", "s", "1.50")),
        records,
        "numbers stay as they are written");
    assertEquals(List.of(), read(new JsonArray(), "[]"));
  }

  @Test
  void aJsonFileThatIsNoArrayIsRefusedWithItsLine() {
    assertRefused("does not begin with \"[\"", "{\"t\":\"a\"}");
    assertRefused("line 2", "[{\"t\":\"a\"},\n{\"t\":]");
    assertRefused("end-of-input", "[{\"t\":\"a\"},");
    assertRefused("follows behind the array", "[{\"t\":\"a\"}] [");
  }

  private static void assertRefused(String expected, String content) {
    ContentException thrown =
        assertThrows(ContentException.class, () -> read(new JsonArray(), content));
    assertTrue(thrown.getMessage().contains(expected), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("file:/in"), thrown.getMessage());
  }

  private static List<Parsed> read(RecordFormat format, String content) {
    List<Parsed> records = new ArrayList<>();
    format.records("file:/in", new StringReader(content)).forEachRemaining(records::add);
    return records;
  }

  private static Parsed fields(String name, String value, String second, String other) {
    return new Parsed.Fields(Map.of(name, value, second, other));
  }
}
