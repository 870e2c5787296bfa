package org.trainyard.dataprep.source;

import java.util.List;
import org.trainyard.common.dataset.SourceFile;

/** Raw files that were inspected and found to be of their format. */
public interface Source {
  /** The files, each with its role, size and digest. */
  List<SourceFile> files();

  /** Names of the classes, as far as the settings say. */
  ClassNames classes();
}
