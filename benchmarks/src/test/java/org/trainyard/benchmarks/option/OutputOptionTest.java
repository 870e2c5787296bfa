package org.trainyard.benchmarks.option;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.UsageException;
import picocli.CommandLine;

class OutputOptionTest {
  @TempDir private Path folder;

  private static OutputOption of(Path file) {
    OutputOption option = new OutputOption();
    new CommandLine(
            CommandLine.Model.CommandSpec.wrapWithoutInspection(option)
                .addMixin("o", CommandLine.Model.CommandSpec.forAnnotatedObject(option)))
        .parseArgs("--output", file.toString());
    return option;
  }

  @Test
  void whatCannotBeWrittenIsSaidBeforeTheWork() {
    for (Path wrong : new Path[] {folder, folder.resolve("missing").resolve("a.json")}) {
      String message = assertThrows(UsageException.class, of(wrong)::check).getMessage();

      assertTrue(message.startsWith("--output: " + wrong + " cannot be written"), message);
    }
  }

  @Test
  void aFileIsWrittenAndWrittenAgain() throws IOException {
    OutputOption option = of(folder.resolve("a.json"));

    assertDoesNotThrow(option::check);
    option.write("first", Map.of("rows", 1));
    assertDoesNotThrow(option::check);
    option.write("second", Map.of("rows", 2));

    assertEquals(
        1,
        Files.readAllLines(folder.resolve("a.json")).stream()
            .filter(line -> line.contains("2"))
            .count());
  }
}
