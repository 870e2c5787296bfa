package org.trainyard.dataprep.clean.rule;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Elements of HTML whose content a browser does not show. */
final class Hidden {
  /** Those for other programs, and what stands in for what every browser can show. */
  private static final Set<String> ELEMENTS =
      Set.of(
          "head",
          "title",
          "script",
          "style",
          "template",
          "iframe",
          "noframes",
          "noembed",
          "datalist");

  private Hidden() {}

  /**
   * By its name, by the attribute {@code hidden}, or by its own style. Style sheets do not count.
   */
  static boolean is(Element element) {
    return ELEMENTS.contains(element.normalName())
        || element.hasAttr("hidden")
        || (element.hasAttr("style") && isHidden(element.attr("style")));
  }

  private static boolean isHidden(String style) {
    for (String declaration : style.toLowerCase(Locale.ROOT).split(";", -1)) {
      int colon = declaration.indexOf(':');
      if (colon >= 0) {
        String name = declaration.substring(0, colon).strip();
        String value = declaration.substring(colon + 1).strip();
        if ((name.equals("display") && value.startsWith("none"))
            || (name.equals("visibility") && value.startsWith("hidden"))) {
          return true;
        }
      }
    }
    return false;
  }
}
