package org.trainyard.dataprep.source.text;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.trainyard.common.job.UsageException;
import org.trainyard.dataprep.source.SourcePath;

/** Finds the files of class folders, in the order of their names. */
final class FolderListing {
  private final FileSystem fileSystem;
  private final SourcePath path;
  private final List<FolderFile> files = new ArrayList<>();

  private FolderListing(FileSystem fileSystem, SourcePath path) {
    this.fileSystem = fileSystem;
    this.path = path;
  }

  /**
   * Finds all files.
   *
   * @throws UsageException if there are none, or the path cannot be read
   */
  static List<FolderFile> of(Configuration hadoop, SourcePath path) {
    try {
      FolderListing listing = new FolderListing(path.path().getFileSystem(hadoop), path);
      listing.find();
      return listing.checked();
    } catch (IOException e) {
      throw path.unreadable(e);
    }
  }

  private void find() throws IOException {
    if (fileSystem.exists(path.path())) {
      FileStatus root = fileSystem.getFileStatus(path.path());
      if (!root.isDirectory()) {
        throw new UsageException(
            path.key()
                + ": "
                + path.path()
                + " is a file; give the folder with a folder for each class");
      }
      addAll(fileSystem.listStatus(path.path()), false);
      return;
    }
    FileStatus[] matches = fileSystem.globStatus(path.path());
    if (matches == null || matches.length == 0) {
      throw new FileNotFoundException("nothing is there");
    }
    addAll(matches, true);
  }

  /** Adds class folders with what is below them, and files by themselves. */
  private void addAll(FileStatus[] found, boolean parentIsClass) throws IOException {
    for (FileStatus each : found) {
      String name = each.getPath().getName();
      if (!isCounted(name)) {
        continue;
      }
      if (each.isDirectory()) {
        addBelow(each.getPath(), name);
      } else {
        String folder = parentIsClass ? each.getPath().getParent().getName() : "";
        String role = folder.isEmpty() ? name : folder + "/" + name;
        files.add(new FolderFile(role, each.getPath().toString(), folder, each.getLen()));
      }
    }
  }

  private void addBelow(Path folder, String label) throws IOException {
    String root = folder.toUri().getPath();
    RemoteIterator<LocatedFileStatus> below = fileSystem.listFiles(folder, true);
    while (below.hasNext()) {
      LocatedFileStatus file = below.next();
      String relative = file.getPath().toUri().getPath().substring(root.length() + 1);
      if (Arrays.stream(relative.split("/", -1)).allMatch(FolderListing::isCounted)) {
        files.add(
            new FolderFile(
                label + "/" + relative, file.getPath().toString(), label, file.getLen()));
      }
    }
  }

  /** Marks that programs leave are no texts. */
  private static boolean isCounted(String name) {
    return !name.startsWith(".") && !name.equals("_SUCCESS");
  }

  private List<FolderFile> checked() {
    if (files.isEmpty()) {
      throw path.unreadable(new FileNotFoundException("no file is there"));
    }
    Set<String> roles = new HashSet<>();
    for (FolderFile file : files) {
      if (!roles.add(file.role())) {
        throw new UsageException(
            path.key()
                + ": "
                + path.path()
                + " finds two files called "
                + file.role()
                + "; class folders of one name need one folder above them");
      }
    }
    files.sort(Comparator.comparing(FolderFile::role));
    return files;
  }
}
