package org.trainyard.common.report;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;

/**
 * A key figure: a number that the reader came for.
 *
 * @param label what it is, in two or three words
 * @param value the number, formatted
 * @param note what to compare it with; may be empty
 * @param tone how much it wants to be seen
 */
public record Figure(String label, String value, String note, Tone tone) {
  /** How a figure is drawn. */
  public enum Tone {
    /** Like any other. */
    PLAIN,
    /** A digest or the like, in a fixed-width face. */
    CODE,
    /** The most important of the page. */
    LEAD,
    /** A promise that was kept. */
    GOOD,
    /** Something to look into. */
    BAD
  }

  /** A plain figure. */
  public static Figure of(String label, String value, String note) {
    return new Figure(label, value, note, Tone.PLAIN);
  }

  /** A digest, cut to its first digits. */
  public static Figure digest(String label, String digest, String note) {
    return new Figure(label, Formats.digest(digest), note, Tone.CODE);
  }

  /** Figures side by side. */
  public static DomContent row(List<Figure> figures) {
    return dl(each(figures, Figure::tile)).withClass("figures");
  }

  private DomContent tile() {
    return div(
            dt(label),
            dd(value).withClass("value"),
            iff(!note.isEmpty(), dd(note).withClass("note")))
        .withClass("figure " + tone.name().toLowerCase(Locale.ROOT));
  }
}
