package org.trainyard.common.report;

import static j2html.TagCreator.b;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.LiTag;
import java.time.Duration;
import org.trainyard.common.provenance.Provenance;

/** What a result was made from, down to the raw files, as nested lists. */
public final class ProvenanceTree {
  private ProvenanceTree() {}

  /** The tree of one result. */
  public static DomContent of(String result, Provenance provenance) {
    return div(p(b(result)), made(provenance)).withClass("provenance");
  }

  private static DomContent made(Provenance by) {
    Duration took = Duration.between(by.startedAt(), by.finishedAt());
    return div(
        p(String.format(
                "made %s in %s by Trainyard %s on Spark %s (%s), Java %s",
                Formats.instant(by.finishedAt()),
                Formats.duration(took.toMillis() / 1000.0),
                by.trainyard(),
                by.spark(),
                by.master(),
                by.java()))
            .withClass("quiet"),
        ul(each(by.inputs(), ProvenanceTree::input)));
  }

  private static DomContent input(Provenance.Input input) {
    LiTag item =
        li(
            b(input.role()),
            text(" "),
            code(input.uri()),
            p(text("SHA-256 "), code(input.digest())).withClass("quiet"));
    input.provenance().ifPresent(further -> item.with(made(further)));
    return item;
  }
}
