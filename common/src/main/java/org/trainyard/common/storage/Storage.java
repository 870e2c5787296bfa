package org.trainyard.common.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.job.UsageException;

/**
 * Reads and writes below one root on a Hadoop file system. Every rename is checked, which {@code
 * FileSystem.rename} is not: it nests a directory into an existing one and returns false for files.
 */
public final class Storage {
  /** The empty file that makes a directory complete; readers trust nothing without it. */
  public static final String SUCCESS = "_SUCCESS";

  private final Configuration hadoop;
  private final Path root;

  private Storage(Configuration hadoop, Path root) {
    this.hadoop = hadoop;
    this.root = root;
  }

  /**
   * Opens a root, which need not exist yet.
   *
   * @param uri any Hadoop file-system URI; a plain path is on the default file system
   * @throws UsageException if there is no such file system or it does not answer
   */
  public static Storage open(Configuration hadoop, String uri) {
    try {
      Path path = new Path(uri);
      FileSystem fileSystem = path.getFileSystem(hadoop);
      // Asked once, so that a file system that does not answer is a matter of the settings.
      fileSystem.exists(path);
      return new Storage(hadoop, fileSystem.makeQualified(path));
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          "storage.root = \"" + uri + "\" cannot be opened: " + e.getMessage(), e);
    }
  }

  /** The root itself. */
  public Path root() {
    return root;
  }

  /**
   * A path that the user gave.
   *
   * @param key the setting it was given with, for messages
   * @throws UsageException if it is no path of a known file system
   */
  public Path given(String key, String uri) {
    try {
      Path path = new Path(uri);
      return fileSystem(path).makeQualified(path);
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          key + " = \"" + uri + "\" is not a path of a file system: " + e.getMessage(), e);
    }
  }

  /** The Hadoop configuration that paths are opened with. */
  public Configuration hadoop() {
    return hadoop;
  }

  /** A path below the root. */
  public Path path(String... parts) {
    return new Path(root, String.join("/", parts));
  }

  /**
   * How a path is written down: relative to the root if it is below it, so that it is found again
   * when the same storage is reached under another address.
   */
  public String reference(Path path) {
    String below = root + "/";
    String full = path.toString();
    return full.startsWith(below) ? full.substring(below.length()) : full;
  }

  /** The path that a {@link #reference} stands for. */
  public Path resolve(String reference) {
    return new Path(root, reference);
  }

  /** Whether the file or directory exists. */
  public boolean exists(Path path) {
    return status(path).isPresent();
  }

  /** Whether the directory is complete. */
  public boolean isComplete(Path directory) {
    return exists(new Path(directory, SUCCESS));
  }

  /** The file's or directory's status, or nothing if there is none. */
  public Optional<FileStatus> status(Path path) {
    try {
      return Optional.of(fileSystem(path).getFileStatus(path));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": " + e.getMessage(), e);
    }
  }

  /** What is directly in a directory, sorted by name; nothing if the directory does not exist. */
  public List<FileStatus> list(Path directory) {
    try {
      List<FileStatus> found =
          new ArrayList<>(List.of(fileSystem(directory).listStatus(directory)));
      found.sort((a, b) -> a.getPath().getName().compareTo(b.getPath().getName()));
      return found;
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(directory + ": " + e.getMessage(), e);
    }
  }

  /** The complete directories directly below one, the newest first. */
  public List<Path> newestComplete(Path parent) {
    return list(parent).stream()
        .filter(FileStatus::isDirectory)
        .filter(each -> !each.getPath().getName().startsWith(StagedDirectory.PREFIX))
        .flatMap(each -> status(new Path(each.getPath(), SUCCESS)).stream())
        .sorted((a, b) -> Long.compare(b.getModificationTime(), a.getModificationTime()))
        .map(success -> success.getPath().getParent())
        .toList();
  }

  /** Reads a whole file of UTF-8 text. */
  public String readText(Path file) {
    return new String(readBytes(file), StandardCharsets.UTF_8);
  }

  /** Reads a whole file. */
  public byte[] readBytes(Path file) {
    try (InputStream in = fileSystem(file).open(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Opens a file to read it as a stream. */
  public InputStream open(Path file) throws IOException {
    return fileSystem(file).open(file);
  }

  /** Writes a file so that readers see the old content or the new, never a part. */
  public void replace(Path file, byte[] content) {
    Path staged =
        new Path(
            file.getParent(), StagedDirectory.PREFIX + file.getName() + "-" + UUID.randomUUID());
    try {
      if (fileSystem(file) instanceof LocalFileSystem) {
        LocalReplacement.replace(file, content);
        return;
      }
      FileContext context = FileContext.getFileContext(staged.toUri(), hadoop);
      try (OutputStream out =
          context.create(
              staged,
              EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE),
              Options.CreateOpts.createParent())) {
        out.write(content);
      }
      context.rename(staged, file, Options.Rename.OVERWRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** Writes a file of UTF-8 text so that readers see the old content or the new, never a part. */
  public void replace(Path file, String content) {
    replace(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Deletes what killed processes left half-written directly in a directory. */
  public void removeUnfinished(Path directory) {
    list(directory).stream()
        .map(FileStatus::getPath)
        .filter(each -> each.getName().startsWith(StagedDirectory.PREFIX))
        .forEach(this::delete);
  }

  /** Moves a file or directory to a name that must be free. */
  public void rename(Path from, Path to) {
    try {
      FileContext context = FileContext.getFileContext(to.toUri(), hadoop);
      context.mkdir(
          to.getParent(), org.apache.hadoop.fs.permission.FsPermission.getDirDefault(), true);
      context.rename(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(from + " cannot become " + to + ": " + e.getMessage(), e);
    }
  }

  /**
   * Creates a directory and its parents.
   *
   * @throws UsageException if that is not allowed or not possible there
   */
  public void makeDirectory(Path directory) {
    String way = "; check storage.root and who may write there";
    try {
      if (!fileSystem(directory).mkdirs(directory)) {
        throw new UsageException(directory + " cannot be created" + way);
      }
    } catch (IOException e) {
      throw new UsageException(directory + " cannot be created: " + e.getMessage() + way, e);
    }
  }

  /** Deletes a file or directory with all in it; does nothing if it is not there. */
  public void delete(Path path) {
    try {
      fileSystem(path).delete(path, true);
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": cannot be deleted: " + e.getMessage(), e);
    }
  }

  /** Starts a directory that appears under its name only once it is complete. */
  public StagedDirectory stage(Path target) {
    return new StagedDirectory(this, target);
  }

  private FileSystem fileSystem(Path path) throws IOException {
    return path.getFileSystem(hadoop);
  }
}
