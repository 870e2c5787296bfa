package org.trainyard.dataprep.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.trainyard.common.dataset.DatasetManifest;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Labels;
import org.trainyard.common.dataset.RowCounts;
import org.trainyard.common.dataset.SourceFile;
import org.trainyard.common.dataset.SplitSummary;
import org.trainyard.common.dataset.TextSummary;
import org.trainyard.common.json.Json;
import org.trainyard.common.provenance.Provenance;
import org.trainyard.dataprep.report.DatasetReport.Quarantined;
import org.trainyard.dataprep.report.DatasetReport.Sample;
import org.trainyard.dataprep.text.Contradiction;
import org.trainyard.dataprep.text.Example;
import org.trainyard.dataprep.text.TextFindings;

class DatasetReportTest {
  private static final String HOSTILE = "</script><b>";
  private static final Features PIXELS =
      new Features(Features.Kind.IMAGE, List.of(1, 2, 2), Features.Dtype.UINT8);

  @Test
  void showsWhereEveryRowWent() {
    String page =
        DatasetReport.render(
            manifest("seven", new RowCounts(70, 60, 4, Map.of("no label", 5L, "cut off", 1L))),
            List.of(new Sample(new byte[] {0, 1, 2, 3}, "seven", "train")),
            List.of(new Quarantined("file:/raw/images", 1234, "cut off", "00 ff")),
            Optional.empty());

    assertContains(page, "70 rows read = 60 kept + 4 duplicate + 6 quarantined");
    assertContains(page, "quarantined: no label");
    assertContains(page, "6 rows put aside, 1 shown");
    assertContains(page, "1,234");
    assertContains(page, "00 ff");
    assertContains(page, "9.5 MiB");
    assertContains(page, "a1".repeat(32));
    assertContains(page, "source.format");
    assertContains(page, "\"values\":[40,8]");
    assertContains(page, "src=\"data:image/png;base64,");
  }

  @Test
  void escapesLabelsExcerptsAndNames() {
    String page =
        DatasetReport.render(
            manifest(HOSTILE, new RowCounts(1, 0, 0, Map.of(HOSTILE, 1L))),
            List.of(new Sample(new byte[4], HOSTILE, HOSTILE)),
            List.of(new Quarantined(HOSTILE, 0, HOSTILE, HOSTILE)),
            Optional.empty());

    assertFalse(page.contains(HOSTILE), "the text stands nowhere as it is");
    assertContains(page, "&lt;/script&gt;&lt;b&gt;");
  }

  @Test
  void worksWithoutSamplesAndWithoutQuarantine() {
    String page =
        DatasetReport.render(
            manifest("seven", new RowCounts(60, 60, 0, Map.of())),
            List.of(),
            List.of(),
            Optional.empty());

    assertContains(page, "No row was put aside.");
    assertFalse(page.contains("<img"), "no picture");
  }

  @Test
  void textsHaveSectionsOfTheirOwn() {
    String page =
        DatasetReport.render(
            manifest("seven", new RowCounts(60, 60, 0, Map.of())),
            List.of(),
            List.of(),
            Optional.of(findings()));

    assertContains(page, "html");
    assertContains(page, "29,204");
    assertContains(page, "&lt;br /&gt;before");
    assertContains(page, "1 text stands in the source with more than one label");
    assertContains(page, "path:1 good, path:7 bad");
    assertContains(page, "25.00");
    assertContains(page, "longer than 4 tokens");
    assertContains(page, "##ing");
    assertContains(page, "80.00");
    assertFalse(page.contains("<br />before"), "texts are escaped");
  }

  private static TextFindings findings() {
    return new TextFindings(
        new TextSummary(
            List.of(new TextSummary.RuleEffect("html", 29_204, 3)),
            0,
            1,
            0,
            new TextSummary.Tokens(16, 0, 1, 3, 7, 4)),
        Map.of("html", new Example("<br />before", "after")),
        List.of(
            new Contradiction(
                "the same text",
                List.of(
                    new Contradiction.Row("path:1", "good"),
                    new Contradiction.Row("path:7", "bad")))),
        new TreeMap<>(Map.of(3, 3L, 7, 1L)),
        4,
        5,
        List.of(new TextFindings.Token("##ing", 12)));
  }

  private static DatasetManifest manifest(String label, RowCounts rows) {
    return new DatasetManifest(
        1,
        "digits",
        "77aa",
        "dd".repeat(32),
        Instant.EPOCH,
        List.of(new SourceFile("images", "file:/raw/images", 9_912_422, "ee".repeat(32))),
        rows,
        Map.of("train", new SplitSummary(48, "a1".repeat(32), Map.of(label, 40L, "other", 8L))),
        PIXELS,
        new Labels(Labels.Kind.CLASS, List.of(label, "other")),
        Optional.empty(),
        Json.parse("{\"source\":{\"format\":\"idx\"}}"),
        new Provenance(
            1, "0.1.0", "17", "3.5.7", "local[2]", Instant.EPOCH, Instant.EPOCH, List.of()));
  }

  private static void assertContains(String page, String text) {
    assertTrue(page.contains(text), "the page says \"" + text + "\"");
  }
}
