package org.trainyard.dataprep.fetch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.job.UsageException;

/**
 * A program on the search path.
 *
 * @param name its name
 * @param searchPath folders, as in the environment variable {@code PATH}
 * @param advice what to do where it is missing or fails
 */
record Tool(String name, String searchPath, String advice) {
  private static final Logger LOG = LoggerFactory.getLogger(Tool.class);
  private static final int SHOWN = 2000;
  private static final int HEARTBEAT_SECONDS = 15;

  /**
   * Runs it to its end. It is ended when the calling thread is interrupted, or this process ends.
   *
   * @throws UsageException if it is missing, or fails
   */
  void run(Path directory, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program().toString());
    Collections.addAll(command, arguments);
    try {
      // Into a file, since reading a pipe cannot be interrupted.
      Path output = Files.createTempFile("trainyard-" + name, ".log");
      try {
        int status = waitFor(start(directory, command, output));
        if (status != 0) {
          String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
          throw new UsageException(failure(command, status, said));
        }
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UsageException(name + " cannot be run: " + e.getMessage() + ". " + advice, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UsageException(name + " was interrupted; run the command again", e);
    }
  }

  private static Process start(Path directory, List<String> command, Path output)
      throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    return process;
  }

  /** Waits for its end; it does not outlive an interrupt or this process. */
  private int waitFor(Process process) throws InterruptedException {
    Thread atExit = new Thread(() -> end(process), "trainyard-tool-end");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      int seconds = 0;
      while (!process.waitFor(HEARTBEAT_SECONDS, TimeUnit.SECONDS)) {
        seconds += HEARTBEAT_SECONDS;
        LOG.info("{} is at work for {} s", name, seconds);
      }
      return process.exitValue();
    } finally {
      end(process);
      try {
        Runtime.getRuntime().removeShutdownHook(atExit);
      } catch (IllegalStateException e) {
        // The process is ending, and the hook does it.
        LOG.debug("ending already", e);
      }
    }
  }

  private static void end(Process process) {
    // Its children first: without it they would belong to nobody.
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private String failure(List<String> command, int status, String said) {
    String end = said.substring(Math.max(0, said.length() - SHOWN)).strip();
    return String.join(" ", command)
        + " failed with status "
        + status
        + ":\n"
        + end
        + "\n"
        + advice;
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
