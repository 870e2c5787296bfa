package org.trainyard.jobs.augment;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.job.UsageException;

class AugmentSettingsTest {
  private final Problems problems = new Problems();

  private AugmentSettings read(String... sets) {
    List<String> all = Stream.of(sets).map(set -> "train.augment." + set).toList();
    Section augment =
        SettingsSource.load(Optional.empty(), all, problems).section("train").section("augment");
    AugmentSettings settings = AugmentSettings.read(augment);
    augment.rejectUnknownKeys();
    return settings;
  }

  @Test
  void changesNothingByDefault() {
    assertEquals(new AugmentSettings(0, 0, 0, 0, 0, 0, 4), read());
    assertFalse(read().isOn(), "on by default");
    assertEquals(List.of(), problems.messages());
  }

  @Test
  void mapping() {
    assertEquals(
        new AugmentSettings(12, 0.1, 0.2, 0.3, 0.4, 0.5, 6),
        read(
            "rotate-degrees=12",
            "shift=0.1",
            "scale=0.2",
            "shear=0.3",
            "crop=0.4",
            "elastic=0.5",
            "elastic-grid=6"));
    assertEquals(List.of(), problems.messages());
  }

  @ParameterizedTest
  @CsvSource({
    "rotate-degrees, 180.5, a number 0.0 to 180.0",
    "shift, 1.01, a number 0.0 to 1.0",
    "scale, 0.91, a number 0.0 to 0.9",
    "shear, 2.01, a number 0.0 to 2.0",
    "crop, 0.91, a number 0.0 to 0.9",
    "elastic, -0.1, a number 0.0 to 1.0",
    "elastic-grid, 0, a whole number from 1 to 64",
    "elastic-grid, 65, a whole number from 1 to 64",
    "rotate-degrees, some, a number 0.0 to 180.0",
  })
  void aValueOutOfBoundsIsAProblem(String key, String value, String allowed) {
    read(key + "=" + value);

    String full = "train.augment." + key;
    assertEquals(
        List.of(full + " = \"" + value + "\" (--set): " + full + " is " + allowed),
        problems.messages());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rotate-degrees", "shift", "scale", "shear", "crop", "elastic"})
  void isOnWithAnyOneOfTheChanges(String key) {
    assertTrue(read(key + "=0.01").isOn(), key);
  }

  @Test
  void changesImagesOnly() {
    Features image = new Features(Features.Kind.IMAGE, List.of(1, 2, 3), Features.Dtype.UINT8);
    Features vector = new Features(Features.Kind.VECTOR, List.of(6), Features.Dtype.UINT8);

    assertDoesNotThrow(() -> read("shift=0.1").requireFor(image));
    assertDoesNotThrow(() -> read().requireFor(vector));
    UsageException refused =
        assertThrows(UsageException.class, () -> read("shift=0.1").requireFor(vector));
    assertEquals(
        "train.augment changes images, but the dataset's features are VECTOR [6]; leave"
            + " train.augment out",
        refused.getMessage());
  }
}
