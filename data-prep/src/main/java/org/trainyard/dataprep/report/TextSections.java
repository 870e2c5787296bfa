package org.trainyard.dataprep.report;

import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.trainyard.common.dataset.TextSummary;
import org.trainyard.common.report.Axis;
import org.trainyard.common.report.BarChart;
import org.trainyard.common.report.Cell;
import org.trainyard.common.report.Figure;
import org.trainyard.common.report.Figure.Tone;
import org.trainyard.common.report.Formats;
import org.trainyard.common.report.Section;
import org.trainyard.common.report.Table;
import org.trainyard.dataprep.text.Contradiction;
import org.trainyard.dataprep.text.Example;
import org.trainyard.dataprep.text.TextFindings;

/** The sections of a dataset's report that only texts have. */
final class TextSections {
  private static final int BARS = 32;

  private TextSections() {}

  static List<Section> of(TextFindings found) {
    List<Section> sections = new ArrayList<>();
    sections.add(
        Section.of(
            "Cleaning",
            "What each rule did, in the order in which the rules ran.",
            effects(found.summary())));
    if (!found.examples().isEmpty()) {
      sections.add(
          Section.of(
              "Before and after",
              "For each rule a short text that it changed, before and after all rules. Personal"
                  + " data is masked in both.",
              examples(found.examples())));
    }
    sections.add(
        Section.of(
            "Equal texts, other labels",
            contradictionsLead(found),
            contradictions(found.contradictions())));
    sections.add(
        Section.of(
            "Tokens",
            "Special tokens are counted with the others.",
            Figure.row(figures(found)),
            lengths(found.lengths(), found.maxLength())));
    sections.add(
        Section.of(
            "Most frequent tokens",
            "As the tokenizer's file writes them, over all splits, in the rows as they are stored.",
            frequent(found.frequent())));
    return sections;
  }

  private static DomContent effects(TextSummary summary) {
    if (summary.cleaning().isEmpty()) {
      return p("No rule is on.");
    }
    return new Table(
            "",
            List.of(
                Table.Column.text("rule"),
                Table.Column.number("rows changed"),
                Table.Column.number("rows rejected")),
            summary.cleaning().stream()
                .map(
                    effect ->
                        List.of(
                            Cell.code(effect.rule()),
                            Cell.count(effect.changed()),
                            Cell.count(effect.rejected())))
                .toList())
        .render();
  }

  private static DomContent examples(Map<String, Example> examples) {
    return new Table(
            "",
            List.of(
                Table.Column.text("rule"), Table.Column.text("before"), Table.Column.text("after")),
            examples.entrySet().stream()
                .map(
                    example ->
                        List.of(
                            Cell.code(example.getKey()),
                            Cell.of(pre(example.getValue().before())),
                            Cell.of(pre(example.getValue().after()))))
                .toList())
        .render();
  }

  private static String contradictionsLead(TextFindings found) {
    long all = found.summary().contradictions();
    return all == 0
        ? "No text stands in the source with more than one label."
        : String.format(
            "%s in the source with more than one label; %s shown.",
            Formats.count(all, "text stands", "texts stand"),
            Formats.count(found.contradictions().size()));
  }

  private static DomContent contradictions(List<Contradiction> contradictions) {
    if (contradictions.isEmpty()) {
      return each();
    }
    return new Table(
            "",
            List.of(Table.Column.text("text"), Table.Column.text("rows and their labels")),
            contradictions.stream()
                .map(
                    each ->
                        List.of(
                            Cell.of(each.text()),
                            Cell.code(
                                String.join(
                                    ", ",
                                    each.rows().stream()
                                        .map(row -> row.id() + " " + row.label())
                                        .toList()))))
                .toList())
        .render();
  }

  private static List<Figure> figures(TextFindings found) {
    TextSummary.Tokens tokens = found.summary().tokens();
    long rows = found.lengths().values().stream().mapToLong(Long::longValue).sum();
    return List.of(
        Figure.of("tokens", Formats.count(tokens.total()), "before any were cut off"),
        new Figure(
            "unknown",
            Formats.percent((double) tokens.unknown() / Math.max(1, tokens.total())),
            Formats.count(tokens.unknown()) + " tokens that the vocabulary does not have",
            Tone.PLAIN),
        new Figure(
            "rows cut",
            Formats.percent((double) tokens.rowsCut() / Math.max(1, rows)),
            "longer than " + Formats.count(found.maxLength()) + " tokens",
            Tone.LEAD),
        Figure.of(
            "length",
            Formats.count(tokens.median()),
            "median; the longest row has " + Formats.count(tokens.longest())),
        Figure.of(
            "vocabulary",
            Formats.count(found.vocabularySize()),
            Formats.percent((double) tokens.vocabularyUsed() / Math.max(1, found.vocabularySize()))
                + " of it stands in some row"));
  }

  /** Bars of equal width up to the length within which 99 of 100 rows lie, and one for the rest. */
  private static DomContent lengths(SortedMap<Integer, Long> lengths, int maxLength) {
    if (lengths.isEmpty()) {
      return each();
    }
    int end = Math.max(maxLength, within(lengths));
    int width = Math.max(1, (end + BARS - 1) / BARS);
    List<String> labels = new ArrayList<>();
    List<Long> rows = new ArrayList<>();
    for (int from = 1; from <= end; from += width) {
      labels.add(width == 1 ? String.valueOf(from) : from + "–" + (from + width - 1));
      rows.add(sum(lengths.subMap(from, from + width)));
    }
    int behind = 1 + labels.size() * width;
    if (lengths.lastKey() >= behind) {
      labels.add(behind + "–" + lengths.lastKey());
      rows.add(sum(lengths.tailMap(behind)));
    }
    return new BarChart(
            "Tokens of a row, before any were cut off",
            "tokens",
            labels,
            Axis.linear("rows", Axis.Format.COUNT),
            Map.of("rows", rows))
        .render();
  }

  private static int within(SortedMap<Integer, Long> lengths) {
    long all = sum(lengths);
    long counted = 0;
    for (Map.Entry<Integer, Long> length : lengths.entrySet()) {
      counted += length.getValue();
      if (100 * counted >= 99 * all) {
        return length.getKey();
      }
    }
    return lengths.lastKey();
  }

  private static long sum(SortedMap<Integer, Long> lengths) {
    return lengths.values().stream().mapToLong(Long::longValue).sum();
  }

  private static DomContent frequent(List<TextFindings.Token> tokens) {
    return new Table(
            "",
            List.of(Table.Column.text("token"), Table.Column.number("occurrences")),
            tokens.stream()
                .map(token -> List.of(Cell.code(token.text()), Cell.count(token.occurrences())))
                .toList())
        .render();
  }
}
