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
 * One CSV of {@code text,label,split} made of the IMDb reviews: so many of each label for training,
 * then so many for validation, in the order of the SHA-256 of their texts, each text once.
 *
 * @param train reviews of each label
 * @param validation reviews of each label
 */
record ReviewsCsv(int train, int validation) implements PackageSource {
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
      ordered.putIfAbsent(Digests.of(text), new Review(text, node.get("s").asInt()));
    }
    StringBuilder csv = new StringBuilder("text,label,split\r\n");
    int[] taken = new int[LABELS.size()];
    for (Review review : ordered.values()) {
      int number = taken[review.label()]++;
      if (number < train + validation) {
        csv.append('"').append(review.text().replace("\"", "\"\"")).append("\",");
        csv.append(LABELS.get(review.label())).append(',');
        csv.append(number < train ? "train" : "validation").append("\r\n");
      }
    }
    if (taken[0] < train + validation || taken[1] < train + validation) {
      throw new ContentException(file + ": has too few reviews of a label");
    }
    byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
    workplace.take("reviews.csv", () -> new ByteArrayInputStream(bytes));
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
