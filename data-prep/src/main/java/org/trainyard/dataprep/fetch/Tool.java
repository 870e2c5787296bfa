package org.trainyard.dataprep.fetch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.trainyard.common.job.UsageException;

/**
 * A program on the search path.
 *
 * @param name its name
 * @param searchPath folders, as in the environment variable {@code PATH}
 * @param advice what to do where it is missing or fails
 */
record Tool(String name, String searchPath, String advice) {
  private static final int SHOWN = 2000;

  /**
   * Runs it to its end.
   *
   * @throws UsageException if it is missing, or fails
   */
  void run(Path directory, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program().toString());
    Collections.addAll(command, arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        String end = said.substring(Math.max(0, said.length() - SHOWN)).strip();
        throw new UsageException(
            String.join(" ", command)
                + " failed with status "
                + status
                + ":\n"
                + end
                + "\n"
                + advice);
      }
    } catch (IOException e) {
      throw new UsageException(name + " cannot be run: " + e.getMessage() + ". " + advice, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UsageException(name + " was interrupted; run the command again", e);
    }
  }

  private Path program() {
    for (String folder : searchPath.split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder.isEmpty() ? "." : folder).resolve(name).toAbsolutePath();
      if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    throw new UsageException(name + " is not on the PATH. " + advice);
  }
}
