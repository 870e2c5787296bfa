package org.trainyard.dataprep.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Some files, each with its own digest. What else is in their folder does not matter.
 *
 * @param members the files
 */
record NamedFiles(List<Member> members) implements Content {

  /**
   * A file.
   *
   * @param name its path in the cache
   * @param inPackage its path in the package
   * @param sha256 its digest
   */
  record Member(String name, String inPackage, String sha256) {}

  NamedFiles {
    members = List.copyOf(members);
  }

  @Override
  public Optional<String> place(String entry) {
    return members.stream()
        .filter(member -> member.inPackage.equals(entry))
        .map(Member::name)
        .findFirst();
  }

  @Override
  public List<String> files(Path folder) {
    return members.stream().map(Member::name).toList();
  }

  @Override
  public Optional<String> problem(Path folder) throws IOException {
    for (Member member : members) {
      Path file = folder.resolve(member.name);
      if (!Files.isRegularFile(file)) {
        return Optional.of(file + " is not there");
      }
      if (!PinnedArchive.hasDigest(file, member.sha256)) {
        return Optional.of(file + " does not have the SHA-256 " + member.sha256);
      }
    }
    return Optional.empty();
  }

  @Override
  public String inWords() {
    return members.stream().map(Member::name).collect(Collectors.joining(", "));
  }
}
