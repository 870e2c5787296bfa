package org.trainyard.dataprep.source.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.dataset.SourceFile;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.UsageException;
import org.trainyard.dataprep.source.InspectedFile;
import org.trainyard.dataprep.source.SourcePath;

/** Finds the files behind a path, a folder or a glob, in the order of their names. */
final class CsvFiles {
  private static final String ROLE = "path";

  private CsvFiles() {}

  /** Inspects all files; one alone has the role {@code path}, several add their names. */
  static List<SourceFile> inspect(Configuration hadoop, SourcePath path) {
    List<Path> found = find(hadoop, path);
    List<SourceFile> files = new ArrayList<>();
    for (Path each : found) {
      String role = found.size() == 1 ? ROLE : ROLE + "/" + each.getName();
      InspectedFile file = InspectedFile.inspect(hadoop, role, new SourcePath(path.key(), each));
      if (file.contentBytes() == 0) {
        throw new ContentException(
            path.key() + ": " + each + " is empty (0 bytes); at least one row is expected");
      }
      files.add(file.file());
    }
    if (files.stream().map(SourceFile::role).distinct().count() != files.size()) {
      throw new UsageException(
          path.key()
              + ": "
              + path.path()
              + " finds several files of one name; give them one folder");
    }
    return files;
  }

  private static List<Path> find(Configuration hadoop, SourcePath path) {
    try {
      FileSystem fileSystem = path.path().getFileSystem(hadoop);
      // A name with a bracket is first taken as it stands.
      FileStatus[] matches =
          fileSystem.exists(path.path())
              ? new FileStatus[] {fileSystem.getFileStatus(path.path())}
              : fileSystem.globStatus(path.path());
      List<FileStatus> files = new ArrayList<>();
      for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
        files.addAll(
            match.isDirectory()
                ? Arrays.asList(fileSystem.listStatus(match.getPath()))
                : List.of(match));
      }
      List<Path> sorted =
          files.stream()
              .filter(FileStatus::isFile)
              .map(FileStatus::getPath)
              .filter(file -> !file.getName().startsWith("_") && !file.getName().startsWith("."))
              .sorted(Comparator.comparing(Path::toString))
              .toList();
      if (sorted.isEmpty()) {
        throw path.unreadable(new IOException("no file is there"));
      }
      return sorted;
    } catch (IOException e) {
      throw path.unreadable(e);
    }
  }
}
