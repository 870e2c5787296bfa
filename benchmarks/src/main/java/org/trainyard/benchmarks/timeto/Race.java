package org.trainyard.benchmarks.timeto;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trainyard.benchmarks.process.TimeUpException;
import org.trainyard.common.report.Formats;

/**
 * Repetition after repetition, one contender after the other. The first repetition searches for the
 * length; later ones begin with the length that was found, and whoever did not arrive is left out.
 */
final class Race {
  private final List<Contender> contenders;
  private final double accuracy;
  private final PrintStream progress;
  private final Path scratch;
  private int trainings;

  /**
   * A race.
   *
   * @param accuracy the share of test rows to reach
   * @param scratch an existing folder; each training gets one of its own in it
   */
  Race(List<Contender> contenders, double accuracy, PrintStream progress, Path scratch) {
    this.contenders = List.copyOf(contenders);
    this.accuracy = accuracy;
    this.progress = progress;
    this.scratch = scratch;
  }

  /** What each contender did, in their order. */
  List<Standing> run(int repetitions) {
    Map<Contender, List<Search.Outcome>> all = new LinkedHashMap<>();
    contenders.forEach(contender -> all.put(contender, new ArrayList<>()));
    for (int repetition = 1; repetition <= repetitions; repetition++) {
      for (Contender contender : contenders) {
        List<Search.Outcome> outcomes = all.get(contender);
        Optional<Integer> start = start(contender, outcomes);
        start.ifPresent(
            length ->
                outcomes.add(new Search(accuracy, each -> train(contender, each)).from(length)));
      }
    }
    return all.entrySet().stream()
        .map(entry -> new Standing(entry.getKey().name(), entry.getKey().unit(), entry.getValue()))
        .toList();
  }

  private static Optional<Integer> start(Contender contender, List<Search.Outcome> outcomes) {
    return outcomes.isEmpty()
        ? Optional.of(contender.first())
        : outcomes.get(outcomes.size() - 1).reached().map(Attempt::length);
  }

  private Optional<Attempt> train(Contender contender, int length) {
    String what = String.format("%s, %d %s", contender.name(), length, contender.unit());
    try {
      Path folder = Files.createDirectory(scratch.resolve("training-" + ++trainings));
      Attempt attempt = contender.train(length, folder);
      progress.printf(
          "%s: accuracy %s in %s%n",
          what, Formats.percent(attempt.accuracy()), Formats.duration(attempt.seconds()));
      return Optional.of(attempt);
    } catch (TimeUpException e) {
      progress.printf("%s: ended by the limit%n", what);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
