package org.trainyard.dataprep.report;

import static j2html.TagCreator.each;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.trainyard.common.dataset.DatasetManifest;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.report.Axis;
import org.trainyard.common.report.BarChart;
import org.trainyard.common.report.Cell;
import org.trainyard.common.report.Figure;
import org.trainyard.common.report.Figure.Tone;
import org.trainyard.common.report.Formats;
import org.trainyard.common.report.ImageGrid;
import org.trainyard.common.report.Page;
import org.trainyard.common.report.Picture;
import org.trainyard.common.report.ProvenanceTree;
import org.trainyard.common.report.RowAccount;
import org.trainyard.common.report.Section;
import org.trainyard.common.report.SettingsTable;
import org.trainyard.common.report.Table;
import org.trainyard.dataprep.text.TextFindings;

/** {@code report.html} of a dataset: where every row went, what the splits hold, some samples. */
public final class DatasetReport {
  private DatasetReport() {}

  /**
   * A row to show.
   *
   * @param features the row's features, as the dataset stores them
   * @param label the name of its label
   * @param split the split it is in
   */
  @SuppressWarnings("ArrayRecordComponent") // Shown once, never compared.
  public record Sample(byte[] features, String label, String split) {}

  /**
   * A row that was put aside.
   *
   * @param source the file it stands in
   * @param position where in the file, from 0
   * @param reason why it was put aside
   * @param excerpt its beginning, personal data masked
   */
  public record Quarantined(String source, long position, String reason, String excerpt) {}

  /**
   * The page.
   *
   * @param manifest the dataset
   * @param samples rows to show as pictures; left out where the features are no pixels
   * @param quarantined rows put aside to show, all of them or some
   * @param texts what was found in texts; empty where there are none
   * @return HTML, to be stored as UTF-8
   */
  public static String render(
      DatasetManifest manifest,
      List<Sample> samples,
      List<Quarantined> quarantined,
      Optional<TextFindings> texts) {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("Summary", "", Figure.row(figures(manifest))));
    sections.add(
        Section.of(
            "Rows",
            "Every row read was kept, dropped as a duplicate, or put aside with its reason.",
            RowAccount.of(manifest.rows())));
    sections.add(
        Section.of(
            "Splits",
            "A row's split follows from a hash of its raw content, or from the source.",
            RowAccount.splits(manifest),
            rowsPerLabel(manifest)));
    texts.ifPresent(found -> sections.addAll(TextSections.of(found)));
    List<ImageGrid.Image> images = images(manifest, samples);
    if (!images.isEmpty()) {
      sections.add(
          Section.of(
              "Samples", "Rows as the dataset stores them.", new ImageGrid(images).render()));
    }
    sections.add(
        Section.of("Quarantine", quarantineLead(manifest, quarantined), excerpts(quarantined)));
    sections.add(Section.of("Sources", "The raw files.", sources(manifest)));
    sections.add(
        Section.of(
            "Settings", "What the dataset was made with.", SettingsTable.of(manifest.settings())));
    sections.add(
        Section.of(
            "Provenance",
            "What the dataset was made from and by.",
            ProvenanceTree.of("dataset " + manifest.version(), manifest.provenance())));
    return new Page(
            "Dataset",
            manifest.name(),
            "Version " + manifest.version() + ", made " + Formats.instant(manifest.createdAt()),
            sections)
        .render();
  }

  private static List<Figure> figures(DatasetManifest dataset) {
    long aside = dataset.rows().quarantinedTotal();
    return List.of(
        new Figure(
            "rows kept",
            Formats.count(dataset.rows().kept()),
            "of " + Formats.count(dataset.rows().read()) + " read",
            Tone.LEAD),
        Figure.of("duplicates", Formats.count(dataset.rows().duplicate()), "dropped"),
        new Figure(
            "quarantined",
            Formats.count(aside),
            Formats.percent((double) aside / Math.max(1, dataset.rows().read())),
            aside == 0 ? Tone.PLAIN : Tone.BAD),
        Figure.of("labels", Formats.count(dataset.labels().size()), word(dataset.labels().kind())),
        Figure.of(
            "features",
            String.join(" × ", dataset.features().shape().stream().map(String::valueOf).toList()),
            word(dataset.features().kind()) + ", " + word(dataset.features().dtype())),
        Figure.digest("digest", dataset.digest(), "SHA-256 over the splits"));
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static DomContent rowsPerLabel(DatasetManifest dataset) {
    Map<String, List<Long>> groups = new LinkedHashMap<>();
    List<String> labels = dataset.labels().names();
    for (Split split : Split.values()) {
      dataset
          .split(split)
          .filter(summary -> !summary.rowsPerLabel().isEmpty())
          .ifPresent(
              summary ->
                  groups.put(
                      split.folder(),
                      labels.stream()
                          .map(label -> summary.rowsPerLabel().getOrDefault(label, 0L))
                          .toList()));
    }
    return groups.isEmpty()
        ? each()
        : new BarChart(
                "Rows per label", "label", labels, Axis.linear("rows", Axis.Format.COUNT), groups)
            .render();
  }

  private static List<ImageGrid.Image> images(DatasetManifest dataset, List<Sample> samples) {
    return samples.stream()
        .flatMap(
            sample ->
                Picture.of(dataset.features(), sample.features()).stream()
                    .map(
                        picture ->
                            new ImageGrid.Image(
                                picture, sample.label(), sample.split(), sample.label())))
        .toList();
  }

  private static String quarantineLead(DatasetManifest dataset, List<Quarantined> shown) {
    long all = dataset.rows().quarantinedTotal();
    return all == 0
        ? "No row was put aside."
        : String.format(
            "%s put aside, %s shown; personal data in excerpts is masked.",
            Formats.count(all, "row", "rows"), Formats.count(shown.size()));
  }

  private static DomContent excerpts(List<Quarantined> quarantined) {
    Stream<List<Cell>> rows =
        quarantined.stream()
            .map(
                row ->
                    List.of(
                        Cell.of(row.reason()),
                        Cell.code(row.source()),
                        Cell.count(row.position()),
                        Cell.code(row.excerpt())));
    return quarantined.isEmpty()
        ? p()
        : new Table(
                "",
                List.of(
                    Table.Column.text("reason"),
                    Table.Column.text("source"),
                    Table.Column.number("position"),
                    Table.Column.text("excerpt")),
                rows.toList())
            .render();
  }

  private static DomContent sources(DatasetManifest dataset) {
    return new Table(
            "",
            List.of(
                Table.Column.text("role"),
                Table.Column.text("file"),
                Table.Column.number("size"),
                Table.Column.text("SHA-256")),
            dataset.sources().stream()
                .map(
                    file ->
                        List.of(
                            Cell.of(file.role()),
                            Cell.code(file.uri()),
                            Cell.number(Formats.bytes(file.bytes()), (double) file.bytes()),
                            Cell.code(file.digest())))
                .toList())
        .render();
  }
}
