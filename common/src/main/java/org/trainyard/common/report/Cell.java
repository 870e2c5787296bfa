package org.trainyard.common.report;

import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.OptionalDouble;

/**
 * A cell of a table.
 *
 * @param content what it shows
 * @param value the number that it is sorted by; a cell without one is sorted by its text
 */
public record Cell(DomContent content, OptionalDouble value) {
  /** A text, escaped. */
  public static Cell of(String text) {
    return new Cell(text(text), OptionalDouble.empty());
  }

  /** Any content. */
  public static Cell of(DomContent content) {
    return new Cell(content, OptionalDouble.empty());
  }

  /** A text in a fixed-width face, escaped, that may be broken anywhere. */
  public static Cell code(String text) {
    return of(j2html.TagCreator.code(text));
  }

  /** A digest: its first digits, the whole of it on hovering. */
  public static Cell digest(String digest) {
    return of(j2html.TagCreator.code(Formats.digest(digest)).withTitle(digest));
  }

  /** A count. */
  public static Cell count(long count) {
    return new Cell(text(Formats.count(count)), OptionalDouble.of((double) count));
  }

  /** A share as a percentage. */
  public static Cell percent(double share) {
    return number(Formats.percent(share), share);
  }

  /** A number with four decimals. */
  public static Cell fraction(double value) {
    return number(Formats.fraction(value), value);
  }

  /** A number that was formatted already. */
  public static Cell number(String shown, double value) {
    return new Cell(
        text(shown), Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty());
  }

  /** A promise kept: a tick and a word. */
  public static Cell kept(String word) {
    return of(span("✓ " + word).withClass("kept"));
  }

  /** A promise broken: a cross and a word. */
  public static Cell broken(String word) {
    return of(span("✗ " + word).withClass("broken"));
  }
}
