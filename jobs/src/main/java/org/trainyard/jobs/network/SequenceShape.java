package org.trainyard.jobs.network;

import java.util.List;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.job.UsageException;

/** How rows of numbers are read along time. */
final class SequenceShape {
  private SequenceShape() {}

  /**
   * Steps of a row and numbers of a step: a sequence as it is, an image line by line with its
   * channels one after another, a vector in equal parts.
   *
   * @param steps into how many a vector is cut
   * @return {@code [steps, values]}
   * @throws UsageException if the row cannot be cut into steps
   */
  static List<Integer> of(Features features, int steps) {
    List<Integer> shape = features.shape();
    return switch (features.kind()) {
      case SEQUENCE -> shape;
      case IMAGE -> List.of(shape.get(0) * shape.get(1), shape.get(2));
      case VECTOR -> {
        if (features.length() % steps != 0) {
          throw new UsageException(
              "train.network.steps = "
                  + steps
                  + " does not divide the dataset's rows, which have "
                  + features.length()
                  + " values");
        }
        yield List.of(steps, features.length() / steps);
      }
      case TOKENS, RATINGS ->
          throw new UsageException(
              "a dataset of " + features.kind() + " has no numbers along time");
    };
  }
}
