package org.trainyard.common.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings as a job gets them, with the problems found. */
record Loaded(Section root, Problems problems) {
  static Loaded sets(String... sets) {
    return load(Optional.empty(), sets);
  }

  static Loaded file(Path file, String... sets) {
    return load(Optional.of(file), sets);
  }

  private static Loaded load(Optional<Path> file, String... sets) {
    Problems problems = new Problems();
    return new Loaded(SettingsSource.load(file, List.of(sets), problems), problems);
  }

  String onlyProblem() {
    if (problems.messages().size() != 1) {
      throw new AssertionError("expected one problem, found " + problems.messages());
    }
    return problems.messages().get(0);
  }
}
