package org.trainyard.jobs.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddAJobTest {
  @ParameterizedTest
  @ValueSource(strings = {"LabelCountSettings", "LabelCountJob", "LabelCountJobIT"})
  void theDocumentShowsWhatCompiles(String name) throws IOException {
    String document = Files.readString(Path.of("..", "docs", "add-a-job.md"));
    String source =
        Files.readString(
            Path.of("src", "test", "java", "org", "trainyard", "jobs", "example", name + ".java"));

    assertTrue(
        document.contains("```java\n" + source + "```"),
        "docs/add-a-job.md shows another " + name + " than the one that is compiled");
  }
}
