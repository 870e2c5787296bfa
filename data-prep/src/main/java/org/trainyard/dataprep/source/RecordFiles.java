package org.trainyard.dataprep.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.UsageException;

/** Finds the files behind a path, a folder or a glob, in the order of their names. */
public final class RecordFiles {
  private static final String ROLE = "path";
  private static final Pattern GLOB = Pattern.compile("[{}\\[\\]*?\\\\]");

  private RecordFiles() {}

  /**
   * Inspects all files; one alone has the role {@code path}, several add their names.
   *
   * @throws ContentException if all of them are empty
   */
  public static List<InspectedFile> inspect(Configuration hadoop, SourcePath path) {
    List<Path> found = find(hadoop, path);
    List<InspectedFile> files = new ArrayList<>();
    for (Path each : found) {
      String role = found.size() == 1 ? ROLE : ROLE + "/" + each.getName();
      files.add(InspectedFile.inspect(hadoop, role, new SourcePath(path.key(), each)));
    }
    if (files.stream().allMatch(file -> file.contentBytes() == 0)) {
      throw new ContentException(
          path.key()
              + ": "
              + found.get(0)
              + " is empty (0 bytes)"
              + (found.size() == 1 ? "" : ", and so are all others")
              + "; at least one row is expected");
    }
    if (files.stream().map(file -> file.file().role()).distinct().count() != files.size()) {
      throw new UsageException(
          path.key()
              + ": "
              + path.path()
              + " finds several files of one name; give them one folder");
    }
    return files;
  }

  /** A path as Spark reads it, which takes one for a glob. */
  public static String literal(String uri) {
    return GLOB.matcher(uri).replaceAll("\\\\$0");
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
        if (match.isDirectory()) {
          files.addAll(inFolder(fileSystem, path, match.getPath()));
        } else {
          files.add(match);
        }
      }
      List<Path> sorted =
          files.stream()
              .map(FileStatus::getPath)
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

  /** The files of a folder; what programs leave there for themselves is passed over. */
  private static List<FileStatus> inFolder(FileSystem fileSystem, SourcePath path, Path folder)
      throws IOException {
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus each : fileSystem.listStatus(folder)) {
      String name = each.getPath().getName();
      if (name.startsWith("_") || name.startsWith(".")) {
        continue;
      }
      if (each.isDirectory()) {
        throw new UsageException(
            path.key()
                + ": "
                + each.getPath()
                + " is a folder in the folder, and would not be read; give a glob of the folders"
                + " with files, such as "
                + folder
                + "/*");
      }
      files.add(each);
    }
    return files;
  }
}
