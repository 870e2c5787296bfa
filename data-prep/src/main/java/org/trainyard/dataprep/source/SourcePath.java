package org.trainyard.dataprep.source;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.job.UsageException;

/**
 * A path in the settings: any Hadoop URI, or a plain path, which is on the local file system
 * whatever the default file system is.
 *
 * @param key the key it was given under
 * @param path where it leads
 */
public record SourcePath(String key, Path path) {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  /**
   * Reads a path as the user wrote it.
   *
   * @throws UsageException if it is not a path
   */
  public static SourcePath of(String key, String text) {
    try {
      if (SCHEME.matcher(text).matches()) {
        return new SourcePath(key, new Path(text));
      }
      String absolute = java.nio.file.Path.of(text).toAbsolutePath().normalize().toString();
      return new SourcePath(key, new Path("file", null, absolute));
    } catch (IllegalArgumentException e) {
      throw new UsageException(key + " = \"" + text + "\" is not a path: " + e.getMessage(), e);
    }
  }

  /**
   * The file that stands there.
   *
   * @throws UsageException if there is none
   */
  public FileStatus file(Configuration hadoop) {
    try {
      FileStatus status = path.getFileSystem(hadoop).getFileStatus(path);
      if (status.isDirectory()) {
        throw new UsageException(key + ": " + path + " is a directory; give the file in it");
      }
      return status;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The failure for a path that cannot be read. */
  public UsageException unreadable(Exception cause) {
    return new UsageException(
        key
            + ": "
            + path
            + " cannot be read: "
            + cause.getMessage()
            + ". Set "
            + key
            + " to a file that exists and may be read",
        cause);
  }
}
