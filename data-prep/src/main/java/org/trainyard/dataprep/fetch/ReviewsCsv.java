package org.trainyard.dataprep.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.json.Json;
import org.trainyard.common.storage.Digests;

/**
 * CSV files made of the IMDb reviews, each text once, in the order of their SHA-256: {@code
 * reviews.csv} of {@code text,label,split} with so many of each label for training, then so many
 * that are held out; {@code unlabelled.csv} of {@code text} with all others.
 *
 * @param train reviews of each label
 * @param heldOut reviews of each label
 * @param split what those are called: {@code validation} or {@code test}
 * @param prefix stands before each text for its SHA-256; with none, the order is that by which
 *     {@code prepare} splits, and its shares fall on the beginning of the order alone
 */
record ReviewsCsv(int train, int heldOut, String split, String prefix) implements PackageSource {
  private static final String REVIEWS = "imdb";
  private static final List<String> LABELS = List.of("negative", "positive");

  @Override
  public void download(Workplace workplace) {
    reviews(workplace);
  }

  private static Path reviews(Workplace workplace) {
    Path home = workplace.folder().getParent().getParent();
    return new DatasetFetcher(home, workplace.searchPath()).fetch(REVIEWS).path();
  }

  @Override
  public void unpack(Workplace workplace) throws IOException {
    Path file = reviews(workplace).resolve("reviews.json");
    Map<String, Review> ordered = new TreeMap<>();
    for (JsonNode node : Json.parse(Files.readString(file))) {
      String text = node.get("t").asText();
      ordered.putIfAbsent(Digests.of(prefix + text), new Review(text, node.get("s").asInt()));
    }
    StringBuilder csv = new StringBuilder("text,label,split\r\n");
    StringBuilder others = new StringBuilder("text\r\n");
    int[] taken = new int[LABELS.size()];
    for (Review review : ordered.values()) {
      int number = taken[review.label()]++;
      String quoted = '"' + review.text().replace("\"", "\"\"") + '"';
      if (number < train + heldOut) {
        csv.append(quoted).append(',').append(LABELS.get(review.label())).append(',');
        csv.append(number < train ? "train" : split).append("\r\n");
      } else {
        others.append(quoted).append("\r\n");
      }
    }
    if (taken[0] < train + heldOut || taken[1] < train + heldOut) {
      throw new ContentException(file + ": has too few reviews of a label");
    }
    take(workplace, "reviews.csv", csv);
    take(workplace, "unlabelled.csv", others);
  }

  private static void take(Workplace workplace, String name, StringBuilder csv) throws IOException {
    byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
    workplace.take(name, () -> new ByteArrayInputStream(bytes));
  }

  private record Review(String text, int label) {}

  @Override
  public Optional<PinnedArchive> archive() {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "made of the data set " + REVIEWS;
  }
}
