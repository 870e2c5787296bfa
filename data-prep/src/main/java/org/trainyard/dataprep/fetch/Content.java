package org.trainyard.dataprep.fetch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which entries of a package are a data set's files, and how they are told to be whole. */
sealed interface Content permits NamedFiles, WholeFolder {

  /**
   * Where an entry of the package goes.
   *
   * @param entry its path in the package, with slashes
   * @return its path in the data set's folder, with slashes; empty if it is no file of the data set
   */
  Optional<String> place(String entry);

  /**
   * Paths of the data set's files in a folder, with slashes.
   *
   * @param folder one that holds the data set whole
   */
  List<String> files(Path folder) throws IOException;

  /** What a folder lacks to hold the data set whole; empty if it lacks nothing. */
  Optional<String> problem(Path folder) throws IOException;

  /** The files as one would name them in a sentence. */
  String inWords();
}
