package org.trainyard.common.storage;

import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * A file of one line that names what is current, replaced by an atomic rename: a reader sees the
 * old name or the new one.
 */
public final class PointerFile {
  private final Storage storage;
  private final Path file;

  /** A pointer that need not exist yet. */
  public PointerFile(Storage storage, Path file) {
    this.storage = storage;
    this.file = file;
  }

  /** The name that it holds, or nothing if it was never set. */
  public Optional<String> read() {
    return storage.exists(file)
        ? Optional.of(storage.readText(file).strip()).filter(name -> !name.isEmpty())
        : Optional.empty();
  }

  /** Points to another name. */
  public void set(String name) {
    storage.replace(file, name + "\n");
  }
}
