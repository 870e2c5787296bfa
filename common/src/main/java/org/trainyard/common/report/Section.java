package org.trainyard.common.report;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;

/**
 * A part of a page with a heading of its own, reachable from the page's navigation.
 *
 * @param title the heading; its words make the anchor, {@code #row-account} for {@code Row account}
 * @param lead one or two sentences below the heading that say what is to be seen; may be empty
 * @param content what follows, in order
 */
public record Section(String title, String lead, List<DomContent> content) {
  /** Copies. */
  public Section {
    content = List.copyOf(content);
  }

  /** A section of the given parts. */
  public static Section of(String title, String lead, DomContent... content) {
    return new Section(title, lead, List.of(content));
  }

  /** The name that a link to this section uses: lower-case letters, digits and hyphens. */
  String anchor() {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
