package org.trainyard.dataprep.clean;

import java.util.List;
import org.trainyard.dataprep.PrepareBlock;

/** The block {@code prepare.clean} as read from a settings file, with the problems found. */
record CleanBlock(CleaningSettings settings, List<String> problems) {
  static CleanBlock of(String hocon, String... sets) {
    PrepareBlock<CleaningSettings> block =
        PrepareBlock.of("clean", hocon, List.of(sets), CleaningSettings::read);
    return new CleanBlock(block.settings(), block.problems());
  }

  Cleaner cleaner() {
    if (!problems.isEmpty()) {
      throw new AssertionError("problems: " + problems);
    }
    return Cleaner.of(settings);
  }

  String onlyProblem() {
    if (problems.size() != 1) {
      throw new AssertionError("expected one problem, found " + problems);
    }
    return problems.get(0);
  }
}
