package org.trainyard.common.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Properties;
import org.trainyard.common.storage.Digests;

/**
 * What every page carries: our style sheet, our script and Chart.js.
 *
 * @param style the style sheet
 * @param charts Chart.js, the bundled build
 * @param behaviour the script that draws the charts from the data in the page
 */
record Assets(String style, String charts, String behaviour) {
  private static final String WEBJAR = "org.webjars.npm/chart.js";
  private static final String SOURCE_MAP = "\n//# sourceMappingURL=";

  /** Reads them from the class path. */
  static Assets load() {
    return Holder.ASSETS;
  }

  /** Admits exactly these scripts and this style, pictures in the page, and no network. */
  String contentSecurityPolicy() {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src " + digest(charts) + " " + digest(behaviour),
        "style-src " + digest(style),
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'");
  }

  private static String digest(String text) {
    byte[] sha256 = Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(sha256) + "'";
  }

  /** The webjar's path has its version in it; the webjar's own properties say which. */
  private static String chartJs() {
    Properties webjar = new Properties();
    try {
      webjar.load(new StringReader(resource("/META-INF/maven/" + WEBJAR + "/pom.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String script =
        resource(
            String.format(
                "/META-INF/resources/webjars/%s/%s/dist/chart.umd.js",
                webjar.getProperty("artifactId"), webjar.getProperty("version")));
    int map = script.lastIndexOf(SOURCE_MAP);
    return map < 0 ? script : script.substring(0, map + 1);
  }

  /** Reads a text that is to stand inside an element as it is. */
  private static String resource(String path) {
    try (InputStream in =
        Objects.requireNonNull(
            Assets.class.getResourceAsStream(path),
            () -> "not on the class path: " + path + "; reports need the chart.js webjar")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
      if (text.contains("</script") || text.contains("</style")) {
        throw new IllegalStateException(path + " would end the element that it is to stand in");
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException("not readable: " + path, e);
    }
  }

  private static final class Holder {
    static final Assets ASSETS =
        new Assets(resource("report.css"), chartJs(), resource("report.js"));
  }
}
