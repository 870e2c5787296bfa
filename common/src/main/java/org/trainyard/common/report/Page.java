package org.trainyard.common.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;

import j2html.TagCreator;
import j2html.tags.specialized.SectionTag;
import java.util.List;

/**
 * A whole report: one HTML document that holds its style, its scripts, its pictures and its data,
 * and is forbidden to load anything. Its Content-Security-Policy admits the scripts and the style
 * of this package by their digests and no other, so text from a data set can never run.
 *
 * @param kind what the report is about, above the title, for example {@code Evaluation}
 * @param title the heading
 * @param subtitle one sentence below it
 * @param sections the parts, with different titles
 */
public record Page(String kind, String title, String subtitle, List<Section> sections) {
  /** Copies and checks. */
  public Page {
    sections = List.copyOf(sections);
    if (sections.stream().map(Section::anchor).distinct().count() != sections.size()) {
      throw new IllegalArgumentException(
          "sections of a page need different titles, found "
              + sections.stream().map(Section::title).toList());
    }
  }

  /** The document as HTML text, to be stored as UTF-8. */
  public String render() {
    Assets assets = Assets.load();
    return document(
            html(
                    head(
                        meta().withCharset("utf-8"),
                        meta()
                            .attr("http-equiv", "Content-Security-Policy")
                            .withContent(assets.contentSecurityPolicy()),
                        meta()
                            .withName("viewport")
                            .withContent("width=device-width, initial-scale=1"),
                        meta().withName("color-scheme").withContent("light dark"),
                        TagCreator.title(title + " · " + kind + " · Trainyard"),
                        style(rawHtml(assets.style()))),
                    body(
                        nav(each(sections, part -> a(part.title()).withHref("#" + part.anchor())))
                            .attr("aria-label", "Sections"),
                        main(
                            header(
                                p(kind).withClass("kind"),
                                h1(title),
                                p(subtitle).withClass("subtitle")),
                            each(sections, Page::part),
                            footer(
                                p(
                                    "Made by Trainyard. This page is complete in itself and loads"
                                        + " nothing.")))),
                    script(rawHtml(assets.charts())),
                    script(rawHtml(assets.behaviour())))
                .withLang("en"))
        + "\n";
  }

  private static SectionTag part(Section part) {
    return section(
            h2(part.title()),
            iff(!part.lead().isEmpty(), p(part.lead()).withClass("lead")),
            each(part.content().stream()))
        .withId(part.anchor());
  }
}
