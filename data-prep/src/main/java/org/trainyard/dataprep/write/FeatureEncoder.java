package org.trainyard.dataprep.write;

import java.io.Serializable;
import java.util.function.Function;
import org.trainyard.dataprep.source.Content;

/** Turns what rows hold into features; travels to executors. */
public interface FeatureEncoder extends Serializable {
  /**
   * Begins to encode the rows of one partition, within a task.
   *
   * @return what encodes one row after another, on the task's thread
   */
  Function<Content, Encoded> begin();

  /** Stores values as they are. */
  static FeatureEncoder ofValues() {
    return () ->
        content -> {
          if (content instanceof Content.Values values) {
            return new Encoded(values.bytes(), 0, 0);
          }
          throw new IllegalStateException("a row of numbers was expected, found a text");
        };
  }
}
