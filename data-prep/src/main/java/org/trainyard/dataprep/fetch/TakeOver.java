package org.trainyard.dataprep.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trainyard.common.job.ContentException;

/** Moves a data set that is whole from its workplace to its folder. */
final class TakeOver {
  private TakeOver() {}

  /**
   * Moves it at once, or file by file where the folder holds something already. Nothing there is
   * deleted but files of the same name.
   *
   * @throws ContentException if the folder holds other files, and they make it another data set
   */
  static void move(Workplace workplace) throws IOException {
    Path folder = workplace.folder();
    Content content = workplace.dataset().content();
    Files.createDirectories(folder.getParent());
    if (!Files.exists(folder)) {
      Files.move(workplace.unpacked(), folder, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    List<String> files = content.files(workplace.unpacked());
    for (String file : files) {
      Path target = folder.resolve(file);
      Files.createDirectories(target.getParent());
      Files.move(workplace.unpacked().resolve(file), target, StandardCopyOption.ATOMIC_MOVE);
    }
    Optional<String> problem = content.problem(folder);
    if (problem.isPresent()) {
      List<String> others = new ArrayList<>(content.files(folder));
      others.removeAll(java.util.Set.copyOf(files));
      throw new ContentException(
          problem.get()
              + ": files that are not of the data set, such as "
              + others.stream().findFirst().orElse("those that another process writes")
              + ". Move them elsewhere and fetch again");
    }
  }
}
