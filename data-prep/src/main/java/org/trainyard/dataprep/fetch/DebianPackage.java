package org.trainyard.dataprep.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * A package that {@code apt-get download} gets; its version is the distribution's, so that only the
 * files in it have known digests.
 *
 * @param name name of the package
 */
record DebianPackage(String name) implements PackageSource {

  @Override
  public void download(Workplace workplace) throws IOException {
    if (archives(workplace).isEmpty()) {
      Path download = Files.createDirectories(workplace.partial().resolve("download"));
      workplace
          .tool("apt-get", "Install apt (it comes with Debian and Ubuntu)")
          .run(download, "download", name);
      try (var came = Files.newDirectoryStream(download, "*.deb")) {
        for (Path each : came) {
          Path archive = workplace.partial().resolve(each.getFileName());
          Files.move(each, archive, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
  }

  @Override
  public void unpack(Workplace workplace) throws IOException {
    Tool dpkg = workplace.tool("dpkg", "Install dpkg (it comes with Debian and Ubuntu)");
    Path tree = Files.createDirectories(workplace.partial().resolve("tree"));
    for (Path archive : archives(workplace)) {
      dpkg.run(workplace.partial(), "-x", archive.toString(), tree.toString());
    }
    try (var walk = Files.walk(tree)) {
      for (Path file : walk.filter(DebianPackage::isFile).toList()) {
        workplace.take(tree.relativize(file).toString(), () -> Files.newInputStream(file));
      }
    }
  }

  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public Optional<PinnedArchive> archive() {
    return Optional.empty();
  }

  private static List<Path> archives(Workplace workplace) throws IOException {
    try (var files = Files.list(workplace.partial())) {
      return files.filter(file -> file.toString().endsWith(".deb")).toList();
    }
  }

  @Override
  public String toString() {
    return name + " with apt-get";
  }
}
