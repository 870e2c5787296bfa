package org.trainyard.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.trainyard.common.json.Json;
import org.trainyard.dataprep.fetch.DatasetFetcher;

/**
 * Small cuts of real texts, in the form of the whole; data sets are fetched when they are missing.
 */
public final class SmallTexts {
  private SmallTexts() {}

  /** So many IMDb reviews, half of either label, as one JSON array. */
  public static Path reviews(Path folder, int count) throws IOException {
    Path all = DatasetFetcher.intoHome().fetch("imdb").path().resolve("reviews.json");
    List<JsonNode> nodes = new ArrayList<>();
    Json.parse(Files.readString(all)).forEach(nodes::add);
    int step = nodes.size() / count;
    List<JsonNode> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(nodes.get(i * step));
    }
    Files.createDirectories(folder);
    return Files.writeString(folder.resolve("reviews.json"), Json.line(some));
  }

  /** Every so-manieth mail of SpamAssassin's, in its folders. */
  public static Path mails(Path folder, int every) throws IOException {
    Path all = DatasetFetcher.intoHome().fetch("spam-assassin").path();
    List<Path> files;
    try (Stream<Path> found = Files.walk(all)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (int i = 0; i < files.size(); i += every) {
      Path target = folder.resolve(all.relativize(files.get(i)));
      Files.createDirectories(target.getParent());
      Files.copy(files.get(i), target);
    }
    return folder;
  }
}
