package org.trainyard.benchmarks.timeto;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.trainyard.benchmarks.result.Spread;

/**
 * What a contender did.
 *
 * @param name its name
 * @param unit what lengths are counted in
 * @param searches one for each repetition
 */
record Standing(String name, String unit, List<Search.Outcome> searches) {
  Standing {
    searches = List.copyOf(searches);
  }

  /** The training of each repetition that reached the accuracy; empty if one did not. */
  List<Attempt> reached() {
    List<Attempt> reached =
        searches.stream().map(Search.Outcome::reached).flatMap(Optional::stream).toList();
    return reached.size() == searches.size() ? reached : List.of();
  }

  /**
   * Wall time of the trainings that reached it, the others never counted; absent if not reached.
   */
  Optional<Spread> seconds() {
    return reached().isEmpty()
        ? Optional.empty()
        : Optional.of(Spread.of(reached(), Attempt::seconds));
  }

  /** The best accuracy of all trainings that came to their end. */
  OptionalDouble best() {
    return searches.stream()
        .flatMap(search -> search.attempts().stream())
        .mapToDouble(Attempt::accuracy)
        .max();
  }

  /** What stands in the JSON file. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("name", name);
    figures.put("unit", unit);
    figures.put("reached", seconds().isPresent());
    seconds().ifPresent(seconds -> figures.put("seconds", seconds));
    best().ifPresent(best -> figures.put("bestAccuracy", best));
    figures.put("repetitions", searches);
    return figures;
  }
}
