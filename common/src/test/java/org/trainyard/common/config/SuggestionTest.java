package org.trainyard.common.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  @Test
  void distancesAreLevenshteins() {
    assertEquals(3, Suggestion.distance("kitten", "sitting"));
    assertEquals(0, Suggestion.distance("same", "same"));
    assertEquals(4, Suggestion.distance("", "four"));
  }

  @Test
  void theNearestWordIsSuggested() {
    assertEquals(
        Optional.of("epochs"), Suggestion.nearest("epoch", List.of("workers", "epochs", "epic")));
  }

  @Test
  void aWordThatIsFarFromAllHasNoSuggestion() {
    assertEquals("", Suggestion.sentence("momentum", List.of("workers", "epochs")));
  }
}
